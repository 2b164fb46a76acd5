<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Hamesh</source>
            <translation>حول هامش</translation>
        </message>
        <message>
            <source>Hamesh</source>
            <translation>هامش</translation>
        </message>
        <message>
            <source>none that covers Arabic</source>
            <translation>لا خط يغطي العربية</translation>
        </message>
        <message>
            <source>A reader for Arabic, with figures, names and notes in the margin.</source>
            <translation>قارئ للنصوص العربية، يُبرز أرقامها وأعلامها، وفي هامشه متسع لملاحظاتك.</translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>الإصدار %1</translation>
        </message>
        <message>
            <source>Typeface of the text: %1</source>
            <translation>خط النص: %1</translation>
        </message>
        <message>
            <source>Runs on %1</source>
            <translation>يعمل على %1</translation>
        </message>
        <message>
            <source>Free software under the MIT licence.</source>
            <translation>برنامج حر برخصة MIT.</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;Open…</source>
            <translation>فتح…</translation>
        </message>
        <message>
            <source>&amp;New Window</source>
            <translation>نافذة جديدة</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>تصدير…</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>استيراد…</translation>
        </message>
        <message>
            <source>&amp;Show Notes Folder</source>
            <translation>إظهار مجلد الملاحظات</translation>
        </message>
        <message>
            <source>&amp;Choose Notes Folder…</source>
            <translation>اختيار مجلد الملاحظات…</translation>
        </message>
        <message>
            <source>&amp;Keep a Folder up to Date…</source>
            <translation>تحديث مجلد تلقائيًا…</translation>
        </message>
        <message>
            <source>&amp;Back Up Everything…</source>
            <translation>نسخ كل شيء احتياطيًا…</translation>
        </message>
        <message>
            <source>&amp;Restore…</source>
            <translation>استعادة نسخة احتياطية…</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>تراجع</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>إعادة</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>تحديد الكل</translation>
        </message>
        <message>
            <source>&amp;Find…</source>
            <translation>بحث…</translation>
        </message>
        <message>
            <source>Find &amp;Next</source>
            <translation>الموضع التالي</translation>
        </message>
        <message>
            <source>Find &amp;Previous</source>
            <translation>الموضع السابق</translation>
        </message>
        <message>
            <source>&amp;Automatic</source>
            <translation>تلقائي</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>فاتح</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>داكن</translation>
        </message>
        <message>
            <source>&amp;Sepia</source>
            <translation>ورقي</translation>
        </message>
        <message>
            <source>Zoom &amp;In</source>
            <translation>تكبير</translation>
        </message>
        <message>
            <source>Zoom &amp;Out</source>
            <translation>تصغير</translation>
        </message>
        <message>
            <source>&amp;Actual Size</source>
            <translation>الحجم المعتاد</translation>
        </message>
        <message>
            <source>&amp;Narrower Lines</source>
            <translation>أسطر أقصر</translation>
        </message>
        <message>
            <source>&amp;Wider Lines</source>
            <translation>أسطر أطول</translation>
        </message>
        <message>
            <source>Less Line &amp;Spacing</source>
            <translation>تقريب الأسطر</translation>
        </message>
        <message>
            <source>&amp;More Line Spacing</source>
            <translation>تباعد الأسطر</translation>
        </message>
        <message>
            <source>Side &amp;Panel</source>
            <translation>اللوحة الجانبية</translation>
        </message>
        <message>
            <source>&amp;Statistics</source>
            <translation>الأرقام</translation>
        </message>
        <message>
            <source>&amp;Entities</source>
            <translation>الأعلام</translation>
        </message>
        <message>
            <source>N&amp;otes</source>
            <translation>الملاحظات</translation>
        </message>
        <message>
            <source>Ta&amp;ble of Statistics…</source>
            <translation>جدول الأرقام…</translation>
        </message>
        <message>
            <source>&amp;Full Screen</source>
            <translation>ملء الشاشة</translation>
        </message>
        <message>
            <source>&amp;Add Note</source>
            <translation>إضافة ملاحظة</translation>
        </message>
        <message>
            <source>Note about the D&amp;ocument</source>
            <translation>ملاحظة عن المستند</translation>
        </message>
        <message>
            <source>&amp;Bookmark</source>
            <translation>علامة قراءة</translation>
        </message>
        <message>
            <source>A&amp;ccept Place</source>
            <translation>تأكيد الموضع</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>حذف</translation>
        </message>
        <message>
            <source>Ne&amp;xt</source>
            <translation>التالية</translation>
        </message>
        <message>
            <source>&amp;Previous</source>
            <translation>السابقة</translation>
        </message>
        <message>
            <source>Next Boo&amp;kmark</source>
            <translation>علامة القراءة التالية</translation>
        </message>
        <message>
            <source>Previous Book&amp;mark</source>
            <translation>علامة القراءة السابقة</translation>
        </message>
        <message>
            <source>Copy &amp;Link to This Note</source>
            <translation>نسخ رابط هذه الملاحظة</translation>
        </message>
        <message>
            <source>Copy C&amp;itation</source>
            <translation>نسخ الاستشهاد</translation>
        </message>
        <message>
            <source>Copy as BibTe&amp;X</source>
            <translation>نسخ بصيغة BibTeX</translation>
        </message>
        <message>
            <source>&amp;Relink…</source>
            <translation>إعادة ربط ملاحظات ملف آخر…</translation>
        </message>
        <message>
            <source>Name the Co&amp;lours…</source>
            <translation>تسمية الألوان…</translation>
        </message>
        <message>
            <source>&amp;Yellow</source>
            <translation>أصفر</translation>
        </message>
        <message>
            <source>&amp;Green</source>
            <translation>أخضر</translation>
        </message>
        <message>
            <source>&amp;Blue</source>
            <translation>أزرق</translation>
        </message>
        <message>
            <source>&amp;Pink</source>
            <translation>وردي</translation>
        </message>
        <message>
            <source>P&amp;urple</source>
            <translation>بنفسجي</translation>
        </message>
        <message>
            <source>Remove &amp;Bookmark</source>
            <translation>إزالة علامة القراءة</translation>
        </message>
        <message>
            <source>&amp;Guide</source>
            <translation>دليل هامش</translation>
        </message>
        <message>
            <source>&amp;Keyboard Shortcuts</source>
            <translation>اختصارات لوحة المفاتيح</translation>
        </message>
        <message>
            <source>&amp;About Hamesh</source>
            <translation>حول هامش</translation>
        </message>
        <message>
            <source>&amp;Undo: %1</source>
            <translation>تراجع: %1</translation>
        </message>
        <message>
            <source>&amp;Redo: %1</source>
            <translation>إعادة: %1</translation>
        </message>
    </context>
    <context>
        <name>BackupCommands</name>
        <message>
            <source>Back Up Everything</source>
            <translation>نسخ كل شيء احتياطيًا</translation>
        </message>
        <message>
            <source>Backing up … %1 %</source>
            <translation>النسخ الاحتياطي … %1٪</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>استعادة</translation>
        </message>
        <message>
            <source>Restoring … %1 %</source>
            <translation>الاستعادة … %1٪</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>نسخ احتياطية</translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message>
            <source>Person</source>
            <translation>شخص</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>مؤسسة</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>مكان</translation>
        </message>
        <message>
            <source>Product or work</source>
            <translation>منتج أو عمل</translation>
        </message>
        <message numerus="yes">
            <source>%n mention(s)</source>
            <translation>
                <numerusform>لا ذِكر له</numerusform>
                <numerusform>ذُكر مرة واحدة</numerusform>
                <numerusform>ذُكر مرتين</numerusform>
                <numerusform>ذُكر %n مرات</numerusform>
                <numerusform>ذُكر %n مرةً</numerusform>
                <numerusform>ذُكر %n مرة</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Bookmark</source>
            <translation>علامة قراءة</translation>
        </message>
        <message>
            <source>The text has changed. This was marked:</source>
            <translation>تغيّر النص. كان المظلَّل:</translation>
        </message>
        <message>
            <source>Accept all</source>
            <translation>تأكيد الكل</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>تأكيد</translation>
        </message>
        <message>
            <source>Corrected by you</source>
            <translation>بتصحيحك</translation>
        </message>
        <message>
            <source>Corrected by you; it was read as %1</source>
            <translation>بتصحيحك؛ وكان قد قُرئ %1</translation>
        </message>
    </context>
    <context>
        <name>ChosenBar</name>
        <message>
            <source>Tags</source>
            <translation>الوسوم</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>اللون</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>انسخ نصًا</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>صدّر…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>احذف</translation>
        </message>
        <message>
            <source>Choose one note only (Escape)</source>
            <translation>اكتفِ بملاحظة واحدة (Escape)</translation>
        </message>
        <message>
            <source>Add tags, with commas between them</source>
            <translation>وسوم تُضاف، تفصلها فواصل</translation>
        </message>
        <message>
            <source>Add tags</source>
            <translation>أضف وسومًا</translation>
        </message>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>لم يُختر شيء</numerusform>
                <numerusform>اختيرت واحدة</numerusform>
                <numerusform>اختيرت اثنتان</numerusform>
                <numerusform>اختيرت %n</numerusform>
                <numerusform>اختيرت %n</numerusform>
                <numerusform>اختيرت %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Citing</name>
        <message>
            <source>Copy link to this note</source>
            <translation>نسخ رابط هذه الملاحظة</translation>
        </message>
        <message>
            <source>Copy citation</source>
            <translation>نسخ الاستشهاد</translation>
        </message>
    </context>
    <context>
        <name>ColourFacet</name>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>لا ملاحظات</numerusform>
                <numerusform>ملاحظة واحدة</numerusform>
                <numerusform>ملاحظتان</numerusform>
                <numerusform>%n ملاحظات</numerusform>
                <numerusform>%n ملاحظة</numerusform>
                <numerusform>%n ملاحظة</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ColourNamesDialog</name>
        <message>
            <source>Name the Colours</source>
            <translation>تسمية الألوان</translation>
        </message>
        <message>
            <source>What each colour means to you; empty for nothing special.</source>
            <translation>معنى كل لون عندك. اتركه فارغًا إن لم يكن له معنى.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>تسمية</translation>
        </message>
    </context>
    <context>
        <name>Colours</name>
        <message>
            <source>Yellow</source>
            <translation>أصفر</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>أخضر</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>أزرق</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>وردي</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>بنفسجي</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>نصوص</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>كل الملفات</translation>
        </message>
        <message>
            <source>Export Corrections of Entities</source>
            <translation>تصدير تصحيحات الأعلام</translation>
        </message>
        <message>
            <source>Import Corrections of Entities</source>
            <translation>استيراد تصحيحات الأعلام</translation>
        </message>
        <message>
            <source>Corrections of entities</source>
            <translation>تصحيحات الأعلام</translation>
        </message>
        <message>
            <source>Choose Notes Folder</source>
            <translation>اختيار مجلد الملاحظات</translation>
        </message>
        <message>
            <source>Notes not saved</source>
            <translation>لم تُحفظ الملاحظات</translation>
        </message>
        <message>
            <source>What was not saved is lost when the window closes.</source>
            <translation>ما لم يُحفظ يضيع بإغلاق النافذة.</translation>
        </message>
        <message>
            <source>Keep Window Open</source>
            <translation>إبقاء النافذة مفتوحة</translation>
        </message>
        <message>
            <source>Close and Lose Them</source>
            <translation>إغلاق دون حفظ</translation>
        </message>
    </context>
    <context>
        <name>CorrectDialog</name>
        <message>
            <source>Correct Statistic</source>
            <translation>تصحيح رقم</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>القيمة</translation>
        </message>
        <message>
            <source>From</source>
            <translation>من</translation>
        </message>
        <message>
            <source>To</source>
            <translation>إلى</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>الوحدة</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>الدقة</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>صحّح</translation>
        </message>
        <message>
            <source>as it says</source>
            <translation>كما هو</translation>
        </message>
        <message>
            <source>A range needs an end, and the first may not be above the second.</source>
            <translation>لا بد للمدى من طرف واحد على الأقل، ولا يجوز أن يزيد أوله على آخره.</translation>
        </message>
        <message>
            <source>This is no time of that kind: write it in words, or as %1.</source>
            <translation>ليس هذا وقتًا من هذا النوع: اكتبه بالكلمات، أو على صورة %1.</translation>
        </message>
        <message>
            <source>This is no number: write it in digits or words.</source>
            <translation>ليس هذا عددًا: اكتبه بالأرقام أو بالكلمات.</translation>
        </message>
        <message>
            <source>Shown as: %1</source>
            <translation>يظهر هكذا: %1</translation>
        </message>
    </context>
    <context>
        <name>Entities</name>
        <message>
            <source>Filter entities</source>
            <translation>ابحث في الأعلام</translation>
        </message>
        <message>
            <source>Looking for names…</source>
            <translation>يجري البحث عن الأعلام…</translation>
        </message>
        <message>
            <source>No names found in this text.</source>
            <translation>لا أعلام في هذا النص.</translation>
        </message>
        <message>
            <source>Go to next mention</source>
            <translation>انتقل إلى الذكر التالي</translation>
        </message>
        <message>
            <source>By importance</source>
            <translation>بحسب الأهمية</translation>
        </message>
        <message>
            <source>By first mention</source>
            <translation>بحسب أول ذكر</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>بحسب الاسم</translation>
        </message>
        <message>
            <source>Copy spelling</source>
            <translation>نسخ الصيغة</translation>
        </message>
        <message>
            <source>Copy all names and counts</source>
            <translation>نسخ كل الأسماء وأعداد ذكرها</translation>
        </message>
        <message>
            <source>Copy name</source>
            <translation>انسخ الاسم</translation>
        </message>
        <message>
            <source>Copy sentence</source>
            <translation>نسخ الجملة</translation>
        </message>
        <message>
            <source>Go to previous mention</source>
            <translation>الانتقال إلى الذكر السابق</translation>
        </message>
        <message>
            <source>Search in this document</source>
            <translation>البحث في هذا المستند</translation>
        </message>
        <message>
            <source>Go to passage</source>
            <translation>الانتقال إلى الموضع</translation>
        </message>
        <message>
            <source>Show this name in the list</source>
            <translation>إظهار هذا الاسم في القائمة</translation>
        </message>
        <message>
            <source>Split off this spelling</source>
            <translation>فصل هذه الصيغة عنه</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>تصحيحاتك</translation>
        </message>
        <message>
            <source>Your notes</source>
            <translation>ملاحظاتك</translation>
        </message>
        <message>
            <source>Written as</source>
            <translation>صيغ الاسم في النص</translation>
        </message>
        <message>
            <source>One because</source>
            <translation>سبب الجمع</translation>
        </message>
        <message>
            <source>Occurs together with</source>
            <translation>يرد مع</translation>
        </message>
        <message>
            <source>First mention</source>
            <translation>أول ذكر</translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s)</source>
            <translation>
                <numerusform>لا جملة</numerusform>
                <numerusform>جملة واحدة</numerusform>
                <numerusform>جملتان</numerusform>
                <numerusform>%n جمل</numerusform>
                <numerusform>%n جملة</numerusform>
                <numerusform>%n جملة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n paragraph(s)</source>
            <translation>
                <numerusform>لا فقرة</numerusform>
                <numerusform>فقرة واحدة</numerusform>
                <numerusform>فقرتان</numerusform>
                <numerusform>%n فقرات</numerusform>
                <numerusform>%n فقرة</numerusform>
                <numerusform>%n فقرة</numerusform>
            </translation>
        </message>
        <message>
            <source>People</source>
            <translation>أشخاص</translation>
        </message>
        <message>
            <source>Organisations</source>
            <translation>مؤسسات</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>أماكن</translation>
        </message>
        <message>
            <source>Products and other</source>
            <translation>منتجات وغيرها</translation>
        </message>
        <message>
            <source>Dismissed</source>
            <translation>مستبعدة</translation>
        </message>
        <message>
            <source>details below</source>
            <translation>التفاصيل أدناه</translation>
        </message>
        <message numerus="yes">
            <source>%n name(s)</source>
            <translation>
                <numerusform>لا أعلام</numerusform>
                <numerusform>عَلَم واحد</numerusform>
                <numerusform>عَلَمان</numerusform>
                <numerusform>%n أعلام</numerusform>
                <numerusform>%n عَلَمًا</numerusform>
                <numerusform>%n عَلَم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mention(s)</source>
            <translation>
                <numerusform>لم يُذكر</numerusform>
                <numerusform>ذُكر مرة واحدة</numerusform>
                <numerusform>ذُكر مرتين</numerusform>
                <numerusform>ذُكر %n مرات</numerusform>
                <numerusform>ذُكر %n مرة</numerusform>
                <numerusform>ذُكر %n مرة</numerusform>
            </translation>
        </message>
        <message>
            <source>at %1% of the text</source>
            <translation>عند %1% من النص</translation>
        </message>
        <message>
            <source>from %1% to %2% of the text</source>
            <translation>من %1% إلى %2% من النص</translation>
        </message>
    </context>
    <context>
        <name>EntityDialog</name>
        <message>
            <source>Correct Entity</source>
            <translation>تصحيح عَلَم</translation>
        </message>
        <message>
            <source>nothing else</source>
            <translation>لا شيء آخر</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Same as</source>
            <translation>هو نفسه</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>صحّح</translation>
        </message>
        <message>
            <source>No other entity of this text is called that.</source>
            <translation>ليس في هذا النص عَلَم آخر بهذا الاسم.</translation>
        </message>
        <message>
            <source>It needs a name.</source>
            <translation>لا بد له من اسم.</translation>
        </message>
        <message>
            <source>%1 and %2 will be one, here and in other texts.</source>
            <translation>سيُعدّ %1 و%2 عَلَمًا واحدًا، هنا وفي النصوص الأخرى.</translation>
        </message>
        <message>
            <source>This will hold here and in other texts.</source>
            <translation>يسري هذا هنا وفي النصوص الأخرى.</translation>
        </message>
    </context>
    <context>
        <name>ExportCommands</name>
        <message>
            <source>Nothing was exported.</source>
            <translation>لم يُصدَّر شيء.</translation>
        </message>
        <message numerus="yes">
            <source>%n document(s) could not be exported.</source>
            <translation>
                <numerusform>لم يتعذّر تصدير أي مستند.</numerusform>
                <numerusform>تعذّر تصدير مستند واحد.</numerusform>
                <numerusform>تعذّر تصدير مستندين.</numerusform>
                <numerusform>تعذّر تصدير %n مستندات.</numerusform>
                <numerusform>تعذّر تصدير %n مستندًا.</numerusform>
                <numerusform>تعذّر تصدير %n مستند.</numerusform>
            </translation>
        </message>
        <message>
            <source>The others were left out.</source>
            <translation>وتُرك الباقي.</translation>
        </message>
        <message>
            <source>Show in Folder</source>
            <translation>إظهار في المجلد</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Exported as %1.</source>
            <translation>صُدّر باسم %1.</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) were written to %1.</source>
            <translation>
                <numerusform>لم يُكتب أي ملف في %1.</numerusform>
                <numerusform>كُتب ملف واحد في %1.</numerusform>
                <numerusform>كُتب ملفان في %1.</numerusform>
                <numerusform>كُتبت %n ملفات في %1.</numerusform>
                <numerusform>كُتب %n ملفًا في %1.</numerusform>
                <numerusform>كُتب %n ملف في %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Export</source>
            <translation>تصدير</translation>
        </message>
        <message>
            <source>This document</source>
            <translation>هذا المستند</translation>
        </message>
        <message numerus="yes">
            <source>All %n open document(s)</source>
            <translation>
                <numerusform>لا مستند مفتوحًا</numerusform>
                <numerusform>المستند المفتوح</numerusform>
                <numerusform>المستندان المفتوحان</numerusform>
                <numerusform>كل المستندات المفتوحة (%n)</numerusform>
                <numerusform>كل المستندات المفتوحة (%n)</numerusform>
                <numerusform>كل المستندات المفتوحة (%n)</numerusform>
            </translation>
        </message>
        <message>
            <source>Several files…</source>
            <translation>عدة ملفات…</translation>
        </message>
        <message>
            <source>File</source>
            <translation>الملف</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>المستندات</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>To the clipboard, as text and with its looks</source>
            <translation>إلى الحافظة، نصًّا وبتنسيقه</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>الملاحظات</translation>
        </message>
        <message>
            <source>There is nothing to choose for this format.</source>
            <translation>لا خيارات لهذه الصيغة.</translation>
        </message>
        <message>
            <source>Choices</source>
            <translation>الخيارات</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>معاينة</translation>
        </message>
        <message>
            <source>Choose the Files to Export</source>
            <translation>اختيار الملفات للتصدير</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>نصوص</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>كل الملفات</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>المجلد</translation>
        </message>
        <message>
            <source>One file for each document. Files that are there already stay.</source>
            <translation>ملف لكل مستند، وما في المجلد من ملفات يبقى كما هو.</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) chosen.</source>
            <translation>
                <numerusform>لم يُختر أي ملف.</numerusform>
                <numerusform>اختير ملف واحد.</numerusform>
                <numerusform>اختير ملفان.</numerusform>
                <numerusform>اختيرت %n ملفات.</numerusform>
                <numerusform>اختير %n ملفًا.</numerusform>
                <numerusform>اختير %n ملف.</numerusform>
            </translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>استبدال</translation>
        </message>
        <message>
            <source>Choose a Folder</source>
            <translation>اختيار مجلد</translation>
        </message>
        <message>
            <source>Copied: as text, and with its looks for word processors.</source>
            <translation>نُسخ نصًّا، وبتنسيقه لبرامج الكتابة.</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message>
            <source>Annotated article</source>
            <translation>المقال مع الملاحظات</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>الملاحظات</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>ما وُجد في النص</translation>
        </message>
        <message>
            <source>Citation</source>
            <translation>الاستشهاد</translation>
        </message>
        <message>
            <source>Word document</source>
            <translation>مستند Word</translation>
        </message>
        <message>
            <source>The text with highlights, and your notes as comments</source>
            <translation>النص بتظليلاته، وملاحظاتك تعليقات عليه</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>To print or to send: notes in the margin</source>
            <translation>للطباعة أو الإرسال، والملاحظات في الهامش</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>صفحة ويب</translation>
        </message>
        <message>
            <source>One file that opens in any browser</source>
            <translation>ملف واحد يُفتح في أي متصفح</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>For Obsidian and other notebooks</source>
            <translation>لبرنامج Obsidian ودفاتر الملاحظات الأخرى</translation>
        </message>
        <message>
            <source>To read or to print</source>
            <translation>للقراءة أو الطباعة</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>نص عادي</translation>
        </message>
        <message>
            <source>For any program</source>
            <translation>لأي برنامج</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>جدول</translation>
        </message>
        <message>
            <source>For Excel and Readwise (CSV)</source>
            <translation>لبرنامج Excel وخدمة Readwise (CSV)</translation>
        </message>
        <message>
            <source>Org</source>
            <translation>Org</translation>
        </message>
        <message>
            <source>For Emacs</source>
            <translation>لمحرر Emacs</translation>
        </message>
        <message>
            <source>Web Annotations</source>
            <translation>تعليقات الويب</translation>
        </message>
        <message>
            <source>Loses nothing; other readers can import it (JSON-LD)</source>
            <translation>لا يضيع منها شيء، وتستوردها قارئات أخرى (JSON-LD)</translation>
        </message>
        <message>
            <source>Fact sheet, PDF</source>
            <translation>ورقة حقائق، PDF</translation>
        </message>
        <message>
            <source>One page: key figures, people, organisations</source>
            <translation>صفحة واحدة: أهم الأرقام والأشخاص والمؤسسات</translation>
        </message>
        <message>
            <source>Fact sheet, web page</source>
            <translation>ورقة حقائق، صفحة ويب</translation>
        </message>
        <message>
            <source>The same for a browser</source>
            <translation>هي نفسها للمتصفح</translation>
        </message>
        <message>
            <source>Statistics, table</source>
            <translation>الأرقام، جدول</translation>
        </message>
        <message>
            <source>For Excel and other spreadsheets (CSV)</source>
            <translation>لبرنامج Excel وجداول البيانات الأخرى (CSV)</translation>
        </message>
        <message>
            <source>Statistics, JSON</source>
            <translation>الأرقام، JSON</translation>
        </message>
        <message>
            <source>For programs</source>
            <translation>للبرامج</translation>
        </message>
        <message>
            <source>Entities, table</source>
            <translation>الأعلام، جدول</translation>
        </message>
        <message>
            <source>Entities, JSON</source>
            <translation>الأعلام، JSON</translation>
        </message>
        <message>
            <source>BibTeX</source>
            <translation>BibTeX</translation>
        </message>
        <message>
            <source>For LaTeX and JabRef</source>
            <translation>لنظام LaTeX وبرنامج JabRef</translation>
        </message>
        <message>
            <source>CSL-JSON</source>
            <translation>CSL-JSON</translation>
        </message>
        <message>
            <source>For Zotero and Pandoc</source>
            <translation>لبرنامجَي Zotero وPandoc</translation>
        </message>
    </context>
    <context>
        <name>FacetBar</name>
        <message>
            <source>Show all notes</source>
            <translation>أظهر كل الملاحظات</translation>
        </message>
        <message>
            <source>With a note</source>
            <translation>المشفوعة بملاحظة</translation>
        </message>
        <message>
            <source>Highlights only</source>
            <translation>التعليم وحده</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>علامات القراءة</translation>
        </message>
        <message>
            <source>Filter by tag</source>
            <translation>التصفية حسب الوسم</translation>
        </message>
        <message>
            <source>Filter by kind</source>
            <translation>التصفية حسب النوع</translation>
        </message>
        <message>
            <source>All</source>
            <translation>الكل</translation>
        </message>
    </context>
    <context>
        <name>FigureView</name>
        <message>
            <source>Statistics of this document</source>
            <translation>أرقام هذا المستند</translation>
        </message>
        <message>
            <source>Go to passage</source>
            <translation>انتقل إلى الموضع</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>انسخ</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>صحّح…</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>استبعد</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>استعد</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>about</source>
            <translation>نحو</translation>
        </message>
        <message>
            <source>more than</source>
            <translation>أكثر من</translation>
        </message>
        <message>
            <source>less than</source>
            <translation>أقل من</translation>
        </message>
        <message>
            <source>at least</source>
            <translation>على الأقل</translation>
        </message>
        <message>
            <source>at most</source>
            <translation>على الأكثر</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>عدد</translation>
        </message>
        <message>
            <source>Ordinal</source>
            <translation>ترتيب</translation>
        </message>
        <message>
            <source>Percentage</source>
            <translation>نسبة مئوية</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>نقاط</translation>
        </message>
        <message>
            <source>Money</source>
            <translation>مبلغ</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>نسبة</translation>
        </message>
        <message>
            <source>Multiple</source>
            <translation>مضاعف</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>كمية</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>طول</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>مساحة</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>حجم</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>وزن</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>سرعة</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>حرارة</translation>
        </message>
        <message>
            <source>Magnitude</source>
            <translation>شدة</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>قدرة أو طاقة</translation>
        </message>
        <message>
            <source>Data size</source>
            <translation>حجم بيانات</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>عمر</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>مدة</translation>
        </message>
        <message>
            <source>Relative time</source>
            <translation>زمن نسبي</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>تاريخ</translation>
        </message>
        <message>
            <source>Time of day</source>
            <translation>وقت</translation>
        </message>
        <message>
            <source>Date and time</source>
            <translation>تاريخ ووقت</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>فترة</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>ساعات</translation>
        </message>
        <message>
            <source>Hours of a day</source>
            <translation>ساعات من يوم</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>مدى</translation>
        </message>
        <message>
            <source>Range of percentages</source>
            <translation>مدى نسب</translation>
        </message>
        <message>
            <source>Range of money</source>
            <translation>مدى مبالغ</translation>
        </message>
        <message>
            <source>Range of ages</source>
            <translation>مدى أعمار</translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n سنة</numerusform>
                <numerusform>سنة واحدة</numerusform>
                <numerusform>سنتان</numerusform>
                <numerusform>%n سنوات</numerusform>
                <numerusform>%n سنة</numerusform>
                <numerusform>%n سنة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <translation>
                <numerusform>%n شهر</numerusform>
                <numerusform>شهر واحد</numerusform>
                <numerusform>شهران</numerusform>
                <numerusform>%n أشهر</numerusform>
                <numerusform>%n شهرًا</numerusform>
                <numerusform>%n شهر</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s)</source>
            <translation>
                <numerusform>%n أسبوع</numerusform>
                <numerusform>أسبوع واحد</numerusform>
                <numerusform>أسبوعان</numerusform>
                <numerusform>%n أسابيع</numerusform>
                <numerusform>%n أسبوعًا</numerusform>
                <numerusform>%n أسبوع</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n يوم</numerusform>
                <numerusform>يوم واحد</numerusform>
                <numerusform>يومان</numerusform>
                <numerusform>%n أيام</numerusform>
                <numerusform>%n يومًا</numerusform>
                <numerusform>%n يوم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n ساعة</numerusform>
                <numerusform>ساعة واحدة</numerusform>
                <numerusform>ساعتان</numerusform>
                <numerusform>%n ساعات</numerusform>
                <numerusform>%n ساعة</numerusform>
                <numerusform>%n ساعة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n دقيقة</numerusform>
                <numerusform>دقيقة واحدة</numerusform>
                <numerusform>دقيقتان</numerusform>
                <numerusform>%n دقائق</numerusform>
                <numerusform>%n دقيقة</numerusform>
                <numerusform>%n دقيقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n ثانية</numerusform>
                <numerusform>ثانية واحدة</numerusform>
                <numerusform>ثانيتان</numerusform>
                <numerusform>%n ثوانٍ</numerusform>
                <numerusform>%n ثانية</numerusform>
                <numerusform>%n ثانية</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterBox</name>
        <message>
            <source>Clear filter</source>
            <translation>امسح البحث</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in the document</source>
            <translation>ابحث في النص</translation>
        </message>
        <message>
            <source>Previous hit</source>
            <translation>الموضع السابق</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>الموضع التالي</translation>
        </message>
        <message>
            <source>Close the find bar</source>
            <translation>أغلق شريط البحث</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>لا نتائج</translation>
        </message>
        <message>
            <source>Hit %1 of %2</source>
            <translation>الموضع %1 من %2</translation>
        </message>
    </context>
    <context>
        <name>FormatList</name>
        <message>
            <source>Format</source>
            <translation>الصيغة</translation>
        </message>
    </context>
    <context>
        <name>How</name>
        <message>
            <source>With the sentence around each quote</source>
            <translation>مع الجملة التي فيها كل اقتباس</translation>
        </message>
        <message>
            <source>With links back to Hamesh</source>
            <translation>مع روابط تعود إلى هامش</translation>
        </message>
        <message>
            <source>With statistics and entities at the end</source>
            <translation>مع الأرقام والأعلام في الآخر</translation>
        </message>
        <message>
            <source>With a byte order mark, for Excel</source>
            <translation>بعلامة ترتيب البايتات (BOM) من أجل Excel</translation>
        </message>
        <message>
            <source>As the browser prefers</source>
            <translation>كما يفضّل المتصفح</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>فاتحة</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>داكنة</translation>
        </message>
        <message>
            <source>Sepia</source>
            <translation>ورقية</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>الورق</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>الألوان</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>القالب</translation>
        </message>
        <message>
            <source>Template of your own</source>
            <translation>قالب من عندك</translation>
        </message>
        <message>
            <source>None</source>
            <translation>بلا قالب</translation>
        </message>
        <message>
            <source>A Markdown file in Jinja2 that says what the export looks like</source>
            <translation>ملف Markdown بلغة Jinja2 يقول كيف يبدو التصدير</translation>
        </message>
        <message>
            <source>Choose a Template</source>
            <translation>اختيار قالب</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>قوالب</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>كل الملفات</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Import Notes</source>
            <translation>استيراد الملاحظات</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>ملاحظات</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>كل الملفات</translation>
        </message>
        <message>
            <source>Import notes</source>
            <translation>استيراد ملاحظات</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) were imported.</source>
            <translation>
                <numerusform>لم تُستورَد أي ملاحظة.</numerusform>
                <numerusform>استُوردت ملاحظة واحدة.</numerusform>
                <numerusform>استُوردت ملاحظتان.</numerusform>
                <numerusform>استُوردت %n ملاحظات.</numerusform>
                <numerusform>استُوردت %n ملاحظةً.</numerusform>
                <numerusform>استُوردت %n ملاحظة.</numerusform>
            </translation>
        </message>
        <message>
            <source>Passage</source>
            <translation>المقطع</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>الملاحظة</translation>
        </message>
        <message>
            <source>What the file holds</source>
            <translation>ما في الملف</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>استيراد</translation>
        </message>
        <message>
            <source>There is nothing in it that you do not have.</source>
            <translation>ليس فيه ما ليس عندك.</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) will be added to yours. Nothing of yours is replaced, and one step takes it all back.</source>
            <translation>
                <numerusform>لن تُضاف أي ملاحظة.</numerusform>
                <numerusform>ستُضاف ملاحظة واحدة إلى ملاحظاتك. لن يُستبدل شيء منها، وتراجعٌ واحد يعيد كل شيء كما كان.</numerusform>
                <numerusform>ستُضاف ملاحظتان إلى ملاحظاتك. لن يُستبدل شيء منها، وتراجعٌ واحد يعيد كل شيء كما كان.</numerusform>
                <numerusform>ستُضاف %n ملاحظات إلى ملاحظاتك. لن يُستبدل شيء منها، وتراجعٌ واحد يعيد كل شيء كما كان.</numerusform>
                <numerusform>ستُضاف %n ملاحظةً إلى ملاحظاتك. لن يُستبدل شيء منها، وتراجعٌ واحد يعيد كل شيء كما كان.</numerusform>
                <numerusform>ستُضاف %n ملاحظة إلى ملاحظاتك. لن يُستبدل شيء منها، وتراجعٌ واحد يعيد كل شيء كما كان.</numerusform>
            </translation>
        </message>
        <message>
            <source>New</source>
            <translation>جديدة</translation>
        </message>
        <message>
            <source>Newer than yours: merged, with both texts</source>
            <translation>أحدث مما عندك: تُدمج ويبقى النصان</translation>
        </message>
        <message>
            <source>Not found in the text: kept without a place</source>
            <translation>لا موضع لها في النص: تُحفظ بلا موضع</translation>
        </message>
        <message>
            <source>Older than yours: nothing changes</source>
            <translation>أقدم مما عندك: لا يتغير شيء</translation>
        </message>
        <message>
            <source>You have them already</source>
            <translation>عندك من قبل</translation>
        </message>
        <message>
            <source>Deleted by you: they stay deleted</source>
            <translation>حذفتها أنت: تبقى محذوفة</translation>
        </message>
        <message>
            <source>Not found in the text: left out</source>
            <translation>لا موضع لها في النص: تُترك</translation>
        </message>
        <message>
            <source>Without a title</source>
            <translation>بلا عنوان</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>لا ملاحظات</numerusform>
                <numerusform>ملاحظة واحدة</numerusform>
                <numerusform>ملاحظتان</numerusform>
                <numerusform>%n ملاحظات</numerusform>
                <numerusform>%n ملاحظةً</numerusform>
                <numerusform>%n ملاحظة</numerusform>
            </translation>
        </message>
        <message>
            <source>About other texts: left out</source>
            <translation>عن نصوص أخرى: تُترك</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>لم تُفهم</translation>
        </message>
        <message>
            <source>About the document</source>
            <translation>عن النص كله</translation>
        </message>
        <message>
            <source>Probably: %1</source>
            <translation>على الأرجح: %1</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>و%n أخرى</numerusform>
                <numerusform>وواحدة أخرى</numerusform>
                <numerusform>واثنتان أخريان</numerusform>
                <numerusform>و%n أخرى</numerusform>
                <numerusform>و%n أخرى</numerusform>
                <numerusform>و%n أخرى</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>KeepingDialog</name>
        <message>
            <source>Keep a Folder up to Date</source>
            <translation>تحديث مجلد تلقائيًا</translation>
        </message>
        <message>
            <source>Whenever your notes on a document change, a file about it in this folder is written anew: in the vault of Obsidian, for example.</source>
            <translation>كلما تغيّرت ملاحظاتك على مستند كُتب ملفه في هذا المجلد من جديد: في خزانة Obsidian مثلًا.</translation>
        </message>
        <message>
            <source>&amp;Keep this folder up to date</source>
            <translation>تحديث هذا المجلد تلقائيًا</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>المجلد</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>There is no such folder.</source>
            <translation>لا وجود لهذا المجلد.</translation>
        </message>
        <message>
            <source>A file that you have changed by hand stays as you left it. What is new in your notes then goes into a file of its own beside it, and Hamesh tells you so.</source>
            <translation>الملف الذي تعدّله بيدك يبقى كما تركته، ويُكتب الجديد من ملاحظاتك في ملف آخر بجانبه، ويخبرك هامش بذلك.</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>الصيغة</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>نص عادي</translation>
        </message>
        <message>
            <source>Article with its notes (HTML)</source>
            <translation>المقال بملاحظاته (HTML)</translation>
        </message>
        <message>
            <source>Article with its notes (Word)</source>
            <translation>المقال بملاحظاته (Word)</translation>
        </message>
    </context>
    <context>
        <name>KindBox</name>
        <message>
            <source>Kinds to show</source>
            <translation>الأنواع المعروضة</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>كل الأنواع</translation>
        </message>
    </context>
    <context>
        <name>LinkCommands</name>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
    </context>
    <context>
        <name>Listing</name>
        <message>
            <source>Clear filter</source>
            <translation>امسح البحث</translation>
        </message>
        <message>
            <source>Nothing matches “%1”.</source>
            <translation>لا نتائج لـ «%1».</translation>
        </message>
        <message>
            <source>Nothing of this kind.</source>
            <translation>لا شيء من هذا النوع.</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>ملف</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>تحرير</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>عرض</translation>
        </message>
        <message>
            <source>&amp;Notes</source>
            <translation>ملاحظات</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>مساعدة</translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation>شريط الأدوات</translation>
        </message>
        <message>
            <source>Open &amp;Recent</source>
            <translation>فتح ملف حديث</translation>
        </message>
        <message>
            <source>Notes F&amp;older</source>
            <translation>مجلد الملاحظات</translation>
        </message>
        <message>
            <source>Corrections of En&amp;tities</source>
            <translation>تصحيحات الأعلام</translation>
        </message>
        <message>
            <source>Nothing opened yet</source>
            <translation>لم يُفتح ملف بعد</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>المظهر</translation>
        </message>
        <message>
            <source>&amp;Lines</source>
            <translation>الأسطر</translation>
        </message>
        <message>
            <source>Show in Pa&amp;nel</source>
            <translation>إظهار في اللوحة</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>اللغة</translation>
        </message>
        <message>
            <source>Typeface: %1</source>
            <translation>الخط: %1</translation>
        </message>
        <message>
            <source>&amp;Highlight</source>
            <translation>تظليل</translation>
        </message>
        <message>
            <source>Highlight</source>
            <translation>تظليل</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>المظهر</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message numerus="yes">
            <source>%n note(s) on %1 may belong to this document.</source>
            <translation>
                <numerusform>ربما كانت لهذا المستند ملاحظات كُتبت على %1.</numerusform>
                <numerusform>ملاحظة واحدة كُتبت على %1 قد تكون لهذا المستند.</numerusform>
                <numerusform>ملاحظتان كُتبتا على %1 قد تكونان لهذا المستند.</numerusform>
                <numerusform>%n ملاحظات كُتبت على %1 قد تكون لهذا المستند.</numerusform>
                <numerusform>%n ملاحظةً كُتبت على %1 قد تكون لهذا المستند.</numerusform>
                <numerusform>%n ملاحظة كُتبت على %1 قد تكون لهذا المستند.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The words of %n of them are in its text.</source>
            <translation>
                <numerusform>ولم يُعثر على مواضعها في نصه.</numerusform>
                <numerusform>وُجد موضع واحدة منها في نصه.</numerusform>
                <numerusform>وُجد موضعا اثنتين منها في نصه.</numerusform>
                <numerusform>وُجدت مواضع %n منها في نصه.</numerusform>
                <numerusform>وُجدت مواضع %n منها في نصه.</numerusform>
                <numerusform>وُجدت مواضع %n منها في نصه.</numerusform>
            </translation>
        </message>
        <message>
            <source>Relink…</source>
            <translation>إعادة الربط…</translation>
        </message>
        <message>
            <source>%1, to which the link leads, was not found where it was last.</source>
            <translation>لم يُعثر على %1، وهو ما يؤدي إليه الرابط، حيث كان آخر مرة.</translation>
        </message>
        <message>
            <source>The link leads to a document that was never opened here.</source>
            <translation>يؤدي الرابط إلى مستند لم يُفتح هنا قط.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>فتح…</translation>
        </message>
        <message>
            <source>%1, which these notes are about, was not found where it was last.</source>
            <translation>لم يُعثر على %1، وعليه هذه الملاحظات، في موضعه الأخير.</translation>
        </message>
        <message>
            <source>The document that these notes are about was not found.</source>
            <translation>لم يُعثر على المستند الذي عليه هذه الملاحظات.</translation>
        </message>
        <message>
            <source>%1 holds no notes that Hamesh can read.</source>
            <translation>ليس في %1 ملاحظات يقرؤها هامش.</translation>
        </message>
        <message>
            <source>%1 is not in your notes folder.</source>
            <translation>ليس %1 في مجلد ملاحظاتك.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>استيراد…</translation>
        </message>
        <message>
            <source>The note to which the link leads was deleted.</source>
            <translation>حُذفت الملاحظة التي يؤدي إليها الرابط.</translation>
        </message>
        <message>
            <source>The note to which the link leads is not among the notes on this document.</source>
            <translation>ليست الملاحظة التي يؤدي إليها الرابط بين ملاحظات هذا المستند.</translation>
        </message>
        <message>
            <source>Show the notes</source>
            <translation>إظهار الملاحظات</translation>
        </message>
        <message>
            <source>The words to which the link leads are no longer in the text.</source>
            <translation>الكلمات التي يؤدي إليها الرابط لم تعد في النص.</translation>
        </message>
        <message>
            <source>This text has changed since the link was made.</source>
            <translation>تغيّر هذا النص منذ أُنشئ الرابط.</translation>
        </message>
        <message>
            <source>%1 is not as Hamesh left it, and stays as it is. Your notes are now kept in %2.</source>
            <translation>ليس %1 كما تركه هامش، فبقي على حاله. ملاحظاتك تُكتب الآن في %2.</translation>
        </message>
        <message>
            <source>Show the folder</source>
            <translation>إظهار المجلد</translation>
        </message>
        <message>
            <source>The folder of exports could not be kept up to date.</source>
            <translation>تعذّر تحديث مجلد التصدير.</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>تغيير…</translation>
        </message>
        <message>
            <source>Came back: %1</source>
            <translation>عاد: %1</translation>
        </message>
        <message>
            <source>Merged with what is here: %1</source>
            <translation>دُمج بما هنا: %1</translation>
        </message>
        <message>
            <source>Set beside files of their names: %1</source>
            <translation>وُضع بجانب ملف بالاسم نفسه: %1</translation>
        </message>
        <message>
            <source>The same here already: %1</source>
            <translation>موجود هنا كما هو: %1</translation>
        </message>
        <message>
            <source>Left as they are here: %1</source>
            <translation>بقي ما هنا على حاله: %1</translation>
        </message>
        <message>
            <source>The backup was restored.</source>
            <translation>استُعيدت النسخة الاحتياطية.</translation>
        </message>
        <message>
            <source>this file</source>
            <translation>هذا الملف</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>السطر %1: %2</translation>
        </message>
        <message>
            <source>%1 is not there. It may have been moved, renamed or deleted.</source>
            <translation>الملف %1 غير موجود. لعله نُقل أو أعيدت تسميته أو حُذف.</translation>
        </message>
        <message>
            <source>%1 is a folder. Choose a file inside it.</source>
            <translation>%1 مجلد. اختر ملفًا منه.</translation>
        </message>
        <message>
            <source>You are not allowed to read %1.</source>
            <translation>ليس لديك إذن بقراءة %1.</translation>
        </message>
        <message>
            <source>%1 is not a text that can be shown: its content is something else.</source>
            <translation>الملف %1 ليس نصًا يمكن عرضه، فمحتواه شيء آخر.</translation>
        </message>
        <message>
            <source>%1 is too large to open.</source>
            <translation>الملف %1 أكبر من أن يُفتح.</translation>
        </message>
        <message>
            <source>%1 could not be read.</source>
            <translation>تعذرت قراءة %1.</translation>
        </message>
        <message>
            <source>The notes file %1 is damaged. It was kept; nothing in it was deleted.</source>
            <translation>ملف الملاحظات %1 تالف. أُبقي عليه ولم يُحذف منه شيء.</translation>
        </message>
        <message>
            <source>These notes were written by a newer Hamesh. They are shown, but cannot be changed here.</source>
            <translation>كُتبت هذه الملاحظات بإصدار أحدث من هامش. يمكن عرضها هنا دون تعديلها.</translation>
        </message>
        <message>
            <source>Your notes could not be saved.</source>
            <translation>تعذر حفظ ملاحظاتك.</translation>
        </message>
        <message>
            <source>They are safe as long as this window is open.</source>
            <translation>وهي باقية ما دامت هذه النافذة مفتوحة.</translation>
        </message>
        <message>
            <source>Notes cannot be saved in the folder %1: choose another one before you write.</source>
            <translation>لا يمكن حفظ الملاحظات في المجلد %1، فاختر مجلدًا آخر قبل أن تكتب.</translation>
        </message>
        <message>
            <source>The notes of this document could not be read.</source>
            <translation>تعذرت قراءة ملاحظات هذا المستند.</translation>
        </message>
        <message>
            <source>%1 holds no corrections of entities that can be read. It was kept as it is.</source>
            <translation>لا يحوي %1 تصحيحات أعلام يمكن قراءتها. وقد بقي كما هو.</translation>
        </message>
        <message>
            <source>A newer Hamesh wrote the corrections of entities. They cannot be changed here.</source>
            <translation>كُتبت تصحيحات الأعلام بإصدار أحدث من هامش، فلا يمكن تغييرها هنا.</translation>
        </message>
        <message>
            <source>Your corrections of entities are not saved.</source>
            <translation>لم تُحفظ تصحيحاتك للأعلام.</translation>
        </message>
        <message>
            <source>Your corrections of entities could not be read.</source>
            <translation>تعذرت قراءة تصحيحاتك للأعلام.</translation>
        </message>
        <message>
            <source>%1 could not be written.</source>
            <translation>تعذرت كتابة %1.</translation>
        </message>
        <message>
            <source>%1 is the document itself, and stays as it is. Choose another name.</source>
            <translation>%1 هو النص نفسه، ولن يُمَسّ. اختر اسمًا آخر.</translation>
        </message>
        <message>
            <source>%1 is there already, and stays as it is.</source>
            <translation>%1 موجود من قبل، وبقي كما هو.</translation>
        </message>
        <message>
            <source>There is a mistake in your template.</source>
            <translation>في قالبك خطأ.</translation>
        </message>
        <message>
            <source>%1 is no backup of Hamesh, or it is damaged. Nothing was restored.</source>
            <translation>%1 ليس نسخة احتياطية من هامش، أو أنه تالف. لم يُستعد شيء.</translation>
        </message>
        <message>
            <source>%1 was made by a newer Hamesh. Update Hamesh to restore it.</source>
            <translation>أُنشئ %1 بإصدار أحدث من هامش. حدّث هامش لاستعادته.</translation>
        </message>
        <message>
            <source>Something went wrong with %1.</source>
            <translation>حدث خطأ في %1.</translation>
        </message>
        <message>
            <source>There are no notes in %1, or none in a form that can be imported.</source>
            <translation>ليس في %1 ملاحظات، أو ليست بصيغة يمكن استيرادها.</translation>
        </message>
        <message>
            <source>The notes in %1 were written by a newer Hamesh. Update Hamesh to import them.</source>
            <translation>كُتبت الملاحظات في %1 بإصدار أحدث من هامش. حدّث هامش لاستيرادها.</translation>
        </message>
        <message>
            <source>Choose another file…</source>
            <translation>اختيار ملف آخر…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>Choose another folder…</source>
            <translation>اختيار مجلد آخر…</translation>
        </message>
        <message>
            <source>Choose another place…</source>
            <translation>اختيار مكان آخر…</translation>
        </message>
        <message>
            <source>Export anew…</source>
            <translation>تصدير من جديد…</translation>
        </message>
        <message>
            <source>The notes file there can only be read.</source>
            <translation>ملف الملاحظات هناك للقراءة فقط.</translation>
        </message>
        <message>
            <source>The notes file there was written by a newer Hamesh.</source>
            <translation>ملف الملاحظات هناك كُتب بإصدار أحدث من هامش.</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>القرص ممتلئ.</translation>
        </message>
        <message>
            <source>Your disk quota is used up.</source>
            <translation>استُنفدت حصتك من القرص.</translation>
        </message>
        <message>
            <source>The disk is read-only.</source>
            <translation>القرص للقراءة فقط.</translation>
        </message>
        <message>
            <source>You are not allowed to use that folder.</source>
            <translation>ليس لديك إذن باستخدام ذلك المجلد.</translation>
        </message>
        <message>
            <source>The system does not allow it.</source>
            <translation>النظام لا يسمح بذلك.</translation>
        </message>
        <message>
            <source>The folder is not there.</source>
            <translation>المجلد غير موجود.</translation>
        </message>
        <message>
            <source>A file stands where the folder should be.</source>
            <translation>في مكان المجلد ملف.</translation>
        </message>
        <message>
            <source>The disk reports an error.</source>
            <translation>أبلغ القرص عن خطأ.</translation>
        </message>
    </context>
    <context>
        <name>Naming</name>
        <message>
            <source>Rename entity</source>
            <translation>تغيير اسم عَلَم</translation>
        </message>
        <message>
            <source>Change type of entity</source>
            <translation>تغيير نوع عَلَم</translation>
        </message>
        <message>
            <source>Dismiss entity</source>
            <translation>استبعاد عَلَم</translation>
        </message>
        <message>
            <source>Merge entities</source>
            <translation>دمج أعلام</translation>
        </message>
        <message>
            <source>Split entity</source>
            <translation>فصل عَلَم</translation>
        </message>
        <message>
            <source>Add entity</source>
            <translation>إضافة عَلَم</translation>
        </message>
        <message>
            <source>Restore entity</source>
            <translation>استعادة عَلَم</translation>
        </message>
        <message>
            <source>Correct entity</source>
            <translation>تصحيح عَلَم</translation>
        </message>
        <message>
            <source>Import names</source>
            <translation>استيراد تصحيحات الأعلام</translation>
        </message>
        <message>
            <source>Added by you</source>
            <translation>بإضافتك</translation>
        </message>
        <message>
            <source>Named by you</source>
            <translation>بتسميتك</translation>
        </message>
        <message>
            <source>Type chosen by you</source>
            <translation>نوعه من اختيارك</translation>
        </message>
        <message>
            <source>Merged by you</source>
            <translation>بدمجك</translation>
        </message>
        <message>
            <source>Split by you</source>
            <translation>بفصلك</translation>
        </message>
        <message>
            <source>Dismissed by you</source>
            <translation>باستبعادك</translation>
        </message>
        <message>
            <source>%1 and %2 are listed as one</source>
            <translation>%1 و%2 اسمان لشيء واحد في القائمة</translation>
        </message>
        <message>
            <source>%1 and %2 are spellings of one name</source>
            <translation>%1 و%2 كتابتان لاسم واحد</translation>
        </message>
        <message>
            <source>%1 and %2 differ by a word such as “company” only</source>
            <translation>لا يختلف %1 و%2 إلا بكلمة مثل «شركة»</translation>
        </message>
        <message>
            <source>%1 and %2 differ by the article only</source>
            <translation>لا يختلف %1 و%2 إلا بأل التعريف</translation>
        </message>
        <message>
            <source>%1 and %2 are the same letters</source>
            <translation>%1 و%2 الحروف نفسها</translation>
        </message>
        <message>
            <source>%1 and %2 sound alike</source>
            <translation>%1 و%2 متشابهان في النطق</translation>
        </message>
        <message>
            <source>%2 are the initials of %1</source>
            <translation>%2 الأحرف الأولى من %1</translation>
        </message>
        <message>
            <source>%2 stands in brackets after %1</source>
            <translation>%2 بين قوسين بعد %1</translation>
        </message>
        <message>
            <source>%2 is the surname of %1</source>
            <translation>%2 لقب %1</translation>
        </message>
        <message>
            <source>%2 is short for %1</source>
            <translation>%2 مختصر %1</translation>
        </message>
    </context>
    <context>
        <name>NamingMenu</name>
        <message>
            <source>Type</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>تغيير الاسم…</translation>
        </message>
        <message>
            <source>Merge with…</source>
            <translation>دمج مع…</translation>
        </message>
        <message>
            <source>Not an entity</source>
            <translation>ليس عَلَمًا</translation>
        </message>
        <message>
            <source>Take back corrections</source>
            <translation>التراجع عن التصحيحات</translation>
        </message>
        <message>
            <source>Restore “%1”</source>
            <translation>استعادة «%1»</translation>
        </message>
        <message>
            <source>Split off</source>
            <translation>فصل اسم عنه</translation>
        </message>
    </context>
    <context>
        <name>NoteEditor</name>
        <message>
            <source>Delete</source>
            <translation>احذف</translation>
        </message>
        <message>
            <source>Close the note (Ctrl+Enter)</source>
            <translation>أغلق الملاحظة (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Write a note…</source>
            <translation>اكتب ملاحظة…</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>الملاحظة</translation>
        </message>
        <message>
            <source>Tags, with commas between them</source>
            <translation>وسوم تفصلها فواصل</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>الوسوم</translation>
        </message>
        <message>
            <source>About the document “%1”</source>
            <translation>عن المستند «%1»</translation>
        </message>
        <message>
            <source>About the document</source>
            <translation>عن المستند كله</translation>
        </message>
        <message>
            <source>Edit note</source>
            <translation>تحرير ملاحظة</translation>
        </message>
        <message>
            <source>Edit tags</source>
            <translation>تحرير الوسوم</translation>
        </message>
    </context>
    <context>
        <name>Notes</name>
        <message>
            <source>Highlight</source>
            <translation>تظليل</translation>
        </message>
        <message>
            <source>Note about the document</source>
            <translation>ملاحظة عن المستند</translation>
        </message>
        <message>
            <source>Change colour</source>
            <translation>تغيير اللون</translation>
        </message>
        <message>
            <source>Add tags</source>
            <translation>إضافة وسوم</translation>
        </message>
        <message>
            <source>Remove tag</source>
            <translation>إزالة وسم</translation>
        </message>
        <message numerus="yes">
            <source>Delete %n note(s)</source>
            <translation>
                <numerusform>عدم حذف أي ملاحظة</numerusform>
                <numerusform>حذف ملاحظة</numerusform>
                <numerusform>حذف ملاحظتين</numerusform>
                <numerusform>حذف %n ملاحظات</numerusform>
                <numerusform>حذف %n ملاحظةً</numerusform>
                <numerusform>حذف %n ملاحظة</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove bookmark</source>
            <translation>إزالة علامة القراءة</translation>
        </message>
        <message>
            <source>Delete note</source>
            <translation>حذف الملاحظة</translation>
        </message>
        <message>
            <source>Remove highlight</source>
            <translation>إزالة التظليل</translation>
        </message>
        <message>
            <source>Accept place</source>
            <translation>تأكيد الموضع</translation>
        </message>
        <message>
            <source>Attach note</source>
            <translation>ربط الملاحظة بموضع</translation>
        </message>
    </context>
    <context>
        <name>NotesTab</name>
        <message>
            <source>Go to passage</source>
            <translation>انتقل إلى الموضع</translation>
        </message>
        <message>
            <source>Edit note</source>
            <translation>حرّر الملاحظة</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>انسخ نصًا</translation>
        </message>
        <message>
            <source>Copy quote</source>
            <translation>انسخ الاقتباس</translation>
        </message>
        <message>
            <source>Copy note</source>
            <translation>انسخ الملاحظة</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>صدّر…</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>اللون</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>الوسوم</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>احذف</translation>
        </message>
        <message>
            <source>Add tags…</source>
            <translation>أضف وسومًا…</translation>
        </message>
        <message>
            <source>Place not found</source>
            <translation>لم يُعثر على موضعها</translation>
        </message>
        <message>
            <source>Place uncertain</source>
            <translation>موضعها غير مؤكد</translation>
        </message>
        <message>
            <source>About the document</source>
            <translation>عن المستند كله</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>علامات القراءة</translation>
        </message>
        <message>
            <source>Without tags</source>
            <translation>بلا وسوم</translation>
        </message>
        <message>
            <source>In the text</source>
            <translation>في النص</translation>
        </message>
        <message>
            <source>Written on %1, changed on %2</source>
            <translation>كُتبت في %1، وعُدّلت في %2</translation>
        </message>
        <message>
            <source>Nothing written yet</source>
            <translation>لم يُكتب شيء بعد</translation>
        </message>
        <message>
            <source>Bookmark</source>
            <translation>علامة قراءة</translation>
        </message>
        <message>
            <source>Attach to the selection</source>
            <translation>اربطها بالنص المحدد</translation>
        </message>
        <message>
            <source>To attach it, select its words in the text</source>
            <translation>لربطها حدّد عبارتها في النص</translation>
        </message>
        <message>
            <source>Accept this place</source>
            <translation>أكّد هذا الموضع</translation>
        </message>
        <message>
            <source>Filter notes</source>
            <translation>ابحث في الملاحظات</translation>
        </message>
        <message>
            <source>In reading order</source>
            <translation>بترتيب القراءة</translation>
        </message>
        <message>
            <source>By date</source>
            <translation>حسب التاريخ</translation>
        </message>
        <message>
            <source>By colour</source>
            <translation>حسب اللون</translation>
        </message>
        <message>
            <source>By tag</source>
            <translation>حسب الوسم</translation>
        </message>
        <message>
            <source>New note about the document</source>
            <translation>ملاحظة جديدة عن المستند كله</translation>
        </message>
        <message>
            <source>Reading the notes…</source>
            <translation>جارٍ قراءة الملاحظات…</translation>
        </message>
        <message>
            <source>Select a passage to mark it or to write a note.</source>
            <translation>حدّد عبارة في النص لتعليمها أو لكتابة ملاحظة.</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>لا ملاحظات</numerusform>
                <numerusform>ملاحظة واحدة</numerusform>
                <numerusform>ملاحظتان</numerusform>
                <numerusform>%n ملاحظات</numerusform>
                <numerusform>%n ملاحظة</numerusform>
                <numerusform>%n ملاحظة</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Close this message</source>
            <translation>إغلاق هذه الرسالة</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>Bookmark</source>
            <translation>علامة قراءة</translation>
        </message>
    </context>
    <context>
        <name>PageMenu</name>
        <message>
            <source>Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>تحديد الكل</translation>
        </message>
        <message>
            <source>Copy the value “%1”</source>
            <translation>نسخ القيمة «%1»</translation>
        </message>
        <message>
            <source>Correct the statistic…</source>
            <translation>تصحيح الرقم…</translation>
        </message>
        <message>
            <source>Dismiss the statistic</source>
            <translation>استبعاد الرقم</translation>
        </message>
        <message>
            <source>Write a note on the statistic</source>
            <translation>كتابة ملاحظة على الرقم</translation>
        </message>
        <message>
            <source>Restore the statistic</source>
            <translation>استعادة الرقم</translation>
        </message>
        <message>
            <source>Next mention</source>
            <translation>الذِّكر التالي</translation>
        </message>
        <message>
            <source>Copy the name</source>
            <translation>نسخ الاسم</translation>
        </message>
        <message>
            <source>Write a note on the entity</source>
            <translation>كتابة ملاحظة على العَلَم</translation>
        </message>
        <message>
            <source>Add as entity</source>
            <translation>إضافة إلى الأعلام</translation>
        </message>
        <message>
            <source>Bookmark this place</source>
            <translation>وضع علامة قراءة هنا</translation>
        </message>
        <message>
            <source>Remove bookmark</source>
            <translation>إزالة علامة القراءة</translation>
        </message>
        <message>
            <source>Accept this place</source>
            <translation>تأكيد هذا الموضع</translation>
        </message>
        <message>
            <source>Highlight</source>
            <translation>تظليل</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>كتابة ملاحظة</translation>
        </message>
        <message>
            <source>Edit note</source>
            <translation>تحرير الملاحظة</translation>
        </message>
        <message>
            <source>Delete note</source>
            <translation>حذف الملاحظة</translation>
        </message>
        <message>
            <source>Remove highlight</source>
            <translation>إزالة التظليل</translation>
        </message>
        <message>
            <source>Attach a lost note here</source>
            <translation>ربط ملاحظة فقدت موضعها</translation>
        </message>
    </context>
    <context>
        <name>Panel</name>
        <message>
            <source>Show these marks in the text</source>
            <translation>أظهر هذه العلامات في النص</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>لا ملاحظات</numerusform>
                <numerusform>ملاحظة واحدة</numerusform>
                <numerusform>ملاحظتان</numerusform>
                <numerusform>%n ملاحظات</numerusform>
                <numerusform>%n ملاحظة</numerusform>
                <numerusform>%n ملاحظة</numerusform>
            </translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>اكتب ملاحظة</translation>
        </message>
        <message>
            <source>Go to the note about this</source>
            <translation>انتقل إلى الملاحظة عنه</translation>
        </message>
        <message>
            <source>Sorted: %1</source>
            <translation>الترتيب: %1</translation>
        </message>
        <message>
            <source>Hide details</source>
            <translation>إخفاء التفاصيل</translation>
        </message>
        <message>
            <source>Show details</source>
            <translation>إظهار التفاصيل</translation>
        </message>
        <message>
            <source>Previous mention</source>
            <translation>الذكر السابق</translation>
        </message>
        <message>
            <source>Next mention</source>
            <translation>الذكر التالي</translation>
        </message>
        <message>
            <source>Mention %1 of %2</source>
            <translation>الذكر %1 من %2</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>Preview</source>
            <translation>معاينة</translation>
        </message>
        <message>
            <source>Preparing the preview …</source>
            <translation>تُحضَّر المعاينة …</translation>
        </message>
        <message>
            <source>First page</source>
            <translation>الصفحة الأولى</translation>
        </message>
        <message numerus="yes">
            <source>The first %1 of %n line(s)</source>
            <translation>
                <numerusform>أول %1 سطر من %n</numerusform>
                <numerusform>أول %1 سطر من %n</numerusform>
                <numerusform>أول %1 سطر من %n</numerusform>
                <numerusform>أول %1 سطر من %n</numerusform>
                <numerusform>أول %1 سطر من %n</numerusform>
                <numerusform>أول %1 سطر من %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>لا أسطر</numerusform>
                <numerusform>سطر واحد</numerusform>
                <numerusform>سطران</numerusform>
                <numerusform>%n أسطر</numerusform>
                <numerusform>%n سطرًا</numerusform>
                <numerusform>%n سطر</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReaderWindow</name>
        <message>
            <source>Hamesh</source>
            <translation>هامش</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>تراجع</translation>
        </message>
    </context>
    <context>
        <name>RelinkDialog</name>
        <message>
            <source>Relink Notes</source>
            <translation>إعادة ربط الملاحظات</translation>
        </message>
        <message>
            <source>Choose the notes that belong to this document.</source>
            <translation>اختر الملاحظات التي تخص هذا المستند.</translation>
        </message>
        <message>
            <source>Choose the notes to add to those of this document.</source>
            <translation>اختر الملاحظات التي تُضاف إلى ملاحظات هذا المستند.</translation>
        </message>
        <message>
            <source>Notes of other documents</source>
            <translation>ملاحظات مستندات أخرى</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>المستند</translation>
        </message>
        <message>
            <source>Found here</source>
            <translation>وُجد منها هنا</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>آخر تعديل</translation>
        </message>
        <message>
            <source>Looking through the notes folder …</source>
            <translation>جارٍ البحث في مجلد الملاحظات…</translation>
        </message>
        <message>
            <source>Choose a File…</source>
            <translation>اختيار ملف…</translation>
        </message>
        <message>
            <source>Relink</source>
            <translation>إعادة الربط</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 من %2</translation>
        </message>
        <message>
            <source>There are no other notes in the notes folder.</source>
            <translation>ليس في مجلد الملاحظات ملاحظات أخرى.</translation>
        </message>
        <message>
            <source>Notes of Hamesh</source>
            <translation>ملاحظات هامش</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Something went wrong</source>
            <translation>حدث خطأ</translation>
        </message>
        <message>
            <source>Copy Report</source>
            <translation>نسخ التقرير</translation>
        </message>
        <message>
            <source>Hamesh met an error that it did not expect.</source>
            <translation>صادف هامش خطأً لم يكن متوقَّعًا.</translation>
        </message>
        <message>
            <source>Your notes are saved. You can go on reading.</source>
            <translation>ملاحظاتك محفوظة، ويمكنك متابعة القراءة.</translation>
        </message>
        <message>
            <source>Not all notes are saved yet: leave the windows open until they are.</source>
            <translation>لم تُحفظ كل الملاحظات بعد، فأبقِ النوافذ مفتوحة حتى تُحفظ.</translation>
        </message>
        <message>
            <source>The report below holds nothing of your texts and notes, and is sent nowhere.</source>
            <translation>ليس في التقرير أدناه شيء من نصوصك وملاحظاتك، ولا يُرسَل إلى أي جهة.</translation>
        </message>
        <message>
            <source>It is also kept in %1.</source>
            <translation>وهو محفوظ أيضًا في %1.</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>نُسخ</translation>
        </message>
    </context>
    <context>
        <name>SaveTableDialog</name>
        <message>
            <source>Save Statistics</source>
            <translation>حفظ الأرقام</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>With a byte order mark, for Excel</source>
            <translation>بعلامة ترتيب البايتات (BOM) من أجل Excel</translation>
        </message>
    </context>
    <context>
        <name>SelectionBar</name>
        <message>
            <source>Write a note (N)</source>
            <translation>اكتب ملاحظة (N)</translation>
        </message>
        <message>
            <source>Bookmark (Ctrl+D)</source>
            <translation>علامة قراءة (Ctrl+D)</translation>
        </message>
        <message>
            <source>Copy (Ctrl+C)</source>
            <translation>انسخ (Ctrl+C)</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Dismiss statistic</source>
            <translation>استبعاد رقم</translation>
        </message>
        <message>
            <source>Correct statistic</source>
            <translation>تصحيح رقم</translation>
        </message>
        <message>
            <source>Restore statistic</source>
            <translation>استعادة رقم</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard Shortcuts</source>
            <translation>اختصارات لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Highlight what is selected</source>
            <translation>تظليل المحدد</translation>
        </message>
        <message>
            <source>Add a note to what is selected</source>
            <translation>إضافة ملاحظة إلى المحدد</translation>
        </message>
        <message>
            <source>Choose the next of several highlights</source>
            <translation>اختيار التظليل التالي من عدة تظليلات</translation>
        </message>
        <message>
            <source>Click again</source>
            <translation>نقرة أخرى</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>الأمر</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>المفاتيح</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>Statistics</source>
            <translation>الأرقام</translation>
        </message>
        <message>
            <source>Entities</source>
            <translation>الأعلام</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>الملاحظات</translation>
        </message>
    </context>
    <context>
        <name>Statistics</name>
        <message>
            <source>Percentages</source>
            <translation>النسب</translation>
        </message>
        <message>
            <source>Money</source>
            <translation>المال</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>الأعداد</translation>
        </message>
        <message>
            <source>Measures</source>
            <translation>المقاييس</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>الزمن</translation>
        </message>
        <message>
            <source>dismissed</source>
            <translation>مستبعد</translation>
        </message>
        <message>
            <source>corrected</source>
            <translation>مصحَّح</translation>
        </message>
        <message>
            <source>%1 % of the whole</source>
            <translation>%1 % من الكل</translation>
        </message>
        <message>
            <source>Part %1 of %2 of one whole</source>
            <translation>الجزء %1 من %2 من كلٍّ واحد</translation>
        </message>
        <message>
            <source>The largest amount of its currency</source>
            <translation>أكبر مبلغ بعملته</translation>
        </message>
        <message>
            <source>Less than %1 of the largest</source>
            <translation>أقل من %1 من أكبر مبلغ</translation>
        </message>
        <message>
            <source>%1 of the largest</source>
            <translation>%1 من أكبر مبلغ</translation>
        </message>
        <message>
            <source>Was read as: %1</source>
            <translation>قُرئ في الأصل: %1</translation>
        </message>
        <message>
            <source>Timeline from %1 to %2</source>
            <translation>خط زمني من %1 إلى %2</translation>
        </message>
        <message numerus="yes">
            <source>%n figure(s)</source>
            <translation>
                <numerusform>لا أرقام</numerusform>
                <numerusform>رقم واحد</numerusform>
                <numerusform>رقمان</numerusform>
                <numerusform>%n أرقام</numerusform>
                <numerusform>%n رقمًا</numerusform>
                <numerusform>%n رقم</numerusform>
            </translation>
        </message>
        <message>
            <source>Dismissed</source>
            <translation>مستبعدة</translation>
        </message>
        <message>
            <source>No longer found</source>
            <translation>لم تعد في النص</translation>
        </message>
        <message>
            <source>Copy row</source>
            <translation>انسخ السطر</translation>
        </message>
        <message>
            <source>Copy value</source>
            <translation>انسخ القيمة</translation>
        </message>
        <message>
            <source>Copy phrase</source>
            <translation>انسخ العبارة</translation>
        </message>
        <message>
            <source>Filter statistics</source>
            <translation>ابحث في الأرقام</translation>
        </message>
        <message>
            <source>Looking for figures…</source>
            <translation>يجري البحث عن الأرقام…</translation>
        </message>
        <message>
            <source>No figures found in this text.</source>
            <translation>لا أرقام في هذا النص.</translation>
        </message>
        <message>
            <source>Go to passage</source>
            <translation>انتقل إلى الموضع</translation>
        </message>
        <message>
            <source>In reading order</source>
            <translation>بترتيب القراءة</translation>
        </message>
        <message>
            <source>By value</source>
            <translation>حسب القيمة</translation>
        </message>
        <message>
            <source>By what is measured</source>
            <translation>حسب ما تقيسه</translation>
        </message>
        <message>
            <source>Table…</source>
            <translation>جدول…</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>استعد</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>استبعد</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>صحّح…</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Opening %1 … %2 %</source>
            <translation>يُفتح %1… %2٪</translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>حُفظ باسم %1</translation>
        </message>
        <message>
            <source>Looking for figures and names … %1 %</source>
            <translation>يُبحث عن الأرقام والأعلام… %1٪</translation>
        </message>
        <message>
            <source>Notes saved</source>
            <translation>حُفظت الملاحظات</translation>
        </message>
        <message>
            <source>Saving notes …</source>
            <translation>تُحفظ الملاحظات…</translation>
        </message>
        <message>
            <source>Notes not saved</source>
            <translation>لم تُحفظ الملاحظات</translation>
        </message>
        <message>
            <source>Notes are read-only</source>
            <translation>الملاحظات للقراءة فقط</translation>
        </message>
    </context>
    <context>
        <name>Table</name>
        <message>
            <source>Corrected</source>
            <translation>مصحَّح</translation>
        </message>
        <message>
            <source>Dismissed</source>
            <translation>مستبعد</translation>
        </message>
        <message>
            <source>Phrase</source>
            <translation>العبارة</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>القيمة</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>الوحدة</translation>
        </message>
        <message>
            <source>Modifier</source>
            <translation>القيد</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>الموضوع</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Sentence</source>
            <translation>الجملة</translation>
        </message>
    </context>
    <context>
        <name>TableWindow</name>
        <message>
            <source>Table of Statistics</source>
            <translation>جدول الأرقام</translation>
        </message>
        <message>
            <source>Filter statistics</source>
            <translation>ابحث في الأرقام</translation>
        </message>
        <message>
            <source>Show &amp;dismissed</source>
            <translation>أظهر المستبعد</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>حفظ…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Looking for figures…</source>
            <translation>يجري البحث عن الأرقام…</translation>
        </message>
        <message numerus="yes">
            <source>%n figure(s)</source>
            <translation>
                <numerusform>لا أرقام</numerusform>
                <numerusform>رقم واحد</numerusform>
                <numerusform>رقمان</numerusform>
                <numerusform>%n أرقام</numerusform>
                <numerusform>%n رقمًا</numerusform>
                <numerusform>%n رقم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n figure(s)</source>
            <translation>
                <numerusform>%1 من لا شيء</numerusform>
                <numerusform>%1 من رقم واحد</numerusform>
                <numerusform>%1 من رقمين</numerusform>
                <numerusform>%1 من %n أرقام</numerusform>
                <numerusform>%1 من %n رقمًا</numerusform>
                <numerusform>%1 من %n رقم</numerusform>
            </translation>
        </message>
        <message>
            <source>Copying…</source>
            <translation>جارٍ النسخ…</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied</source>
            <translation>
                <numerusform>لم يُنسخ أي صف</numerusform>
                <numerusform>نُسخ صف واحد</numerusform>
                <numerusform>نُسخ صفان</numerusform>
                <numerusform>نُسخت %n صفوف</numerusform>
                <numerusform>نُسخ %n صفًا</numerusform>
                <numerusform>نُسخ %n صف</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>حُفظ باسم %1</translation>
        </message>
    </context>
    <context>
        <name>TargetDialog</name>
        <message>
            <source>Format</source>
            <translation>الصيغة</translation>
        </message>
        <message>
            <source>File</source>
            <translation>الملف</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>%1 is there already and will be replaced.</source>
            <translation>الملف %1 موجود وسيحل الجديد محله.</translation>
        </message>
    </context>
    <context>
        <name>Times</name>
        <message>
            <source>spring</source>
            <translation>الربيع</translation>
        </message>
        <message>
            <source>spring %1</source>
            <translation>ربيع %1</translation>
        </message>
        <message>
            <source>summer</source>
            <translation>الصيف</translation>
        </message>
        <message>
            <source>summer %1</source>
            <translation>صيف %1</translation>
        </message>
        <message>
            <source>autumn</source>
            <translation>الخريف</translation>
        </message>
        <message>
            <source>autumn %1</source>
            <translation>خريف %1</translation>
        </message>
        <message>
            <source>winter</source>
            <translation>الشتاء</translation>
        </message>
        <message>
            <source>winter %1</source>
            <translation>شتاء %1</translation>
        </message>
        <message>
            <source>first quarter</source>
            <translation>الربع الأول</translation>
        </message>
        <message>
            <source>first quarter of %1</source>
            <translation>الربع الأول من %1</translation>
        </message>
        <message>
            <source>second quarter</source>
            <translation>الربع الثاني</translation>
        </message>
        <message>
            <source>second quarter of %1</source>
            <translation>الربع الثاني من %1</translation>
        </message>
        <message>
            <source>third quarter</source>
            <translation>الربع الثالث</translation>
        </message>
        <message>
            <source>third quarter of %1</source>
            <translation>الربع الثالث من %1</translation>
        </message>
        <message>
            <source>fourth quarter</source>
            <translation>الربع الرابع</translation>
        </message>
        <message>
            <source>fourth quarter of %1</source>
            <translation>الربع الرابع من %1</translation>
        </message>
        <message>
            <source>first half</source>
            <translation>النصف الأول</translation>
        </message>
        <message>
            <source>first half of %1</source>
            <translation>النصف الأول من %1</translation>
        </message>
        <message>
            <source>second half</source>
            <translation>النصف الثاني</translation>
        </message>
        <message>
            <source>second half of %1</source>
            <translation>النصف الثاني من %1</translation>
        </message>
        <message>
            <source>in the morning</source>
            <translation>صباحًا</translation>
        </message>
        <message>
            <source>at noon</source>
            <translation>ظهرًا</translation>
        </message>
        <message>
            <source>in the afternoon</source>
            <translation>بعد الظهر</translation>
        </message>
        <message>
            <source>in the evening</source>
            <translation>مساءً</translation>
        </message>
        <message>
            <source>at night</source>
            <translation>ليلًا</translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <comment>ago, or in</comment>
            <translation>
                <numerusform>%n سنة</numerusform>
                <numerusform>سنة</numerusform>
                <numerusform>سنتين</numerusform>
                <numerusform>%n سنوات</numerusform>
                <numerusform>%n سنة</numerusform>
                <numerusform>%n سنة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <comment>ago, or in</comment>
            <translation>
                <numerusform>%n شهر</numerusform>
                <numerusform>شهر</numerusform>
                <numerusform>شهرين</numerusform>
                <numerusform>%n أشهر</numerusform>
                <numerusform>%n شهرًا</numerusform>
                <numerusform>%n شهر</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s)</source>
            <comment>ago, or in</comment>
            <translation>
                <numerusform>%n أسبوع</numerusform>
                <numerusform>أسبوع</numerusform>
                <numerusform>أسبوعين</numerusform>
                <numerusform>%n أسابيع</numerusform>
                <numerusform>%n أسبوعًا</numerusform>
                <numerusform>%n أسبوع</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <comment>ago, or in</comment>
            <translation>
                <numerusform>%n يوم</numerusform>
                <numerusform>يوم</numerusform>
                <numerusform>يومين</numerusform>
                <numerusform>%n أيام</numerusform>
                <numerusform>%n يومًا</numerusform>
                <numerusform>%n يوم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <comment>ago, or in</comment>
            <translation>
                <numerusform>%n ساعة</numerusform>
                <numerusform>ساعة</numerusform>
                <numerusform>ساعتين</numerusform>
                <numerusform>%n ساعات</numerusform>
                <numerusform>%n ساعة</numerusform>
                <numerusform>%n ساعة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <comment>ago, or in</comment>
            <translation>
                <numerusform>%n دقيقة</numerusform>
                <numerusform>دقيقة</numerusform>
                <numerusform>دقيقتين</numerusform>
                <numerusform>%n دقائق</numerusform>
                <numerusform>%n دقيقة</numerusform>
                <numerusform>%n دقيقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <comment>ago, or in</comment>
            <translation>
                <numerusform>%n ثانية</numerusform>
                <numerusform>ثانية</numerusform>
                <numerusform>ثانيتين</numerusform>
                <numerusform>%n ثوانٍ</numerusform>
                <numerusform>%n ثانية</numerusform>
                <numerusform>%n ثانية</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>قبل %1</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>بعد %1</translation>
        </message>
        <message>
            <source>day %1</source>
            <translation>اليوم %1</translation>
        </message>
        <message>
            <source>week %1 of %2</source>
            <translation>الأسبوع %1 من %2</translation>
        </message>
        <message>
            <source>%1 BC</source>
            <translation>%1 ق.م</translation>
        </message>
        <message>
            <source>%1s</source>
            <translation>عقد %1</translation>
        </message>
        <message>
            <source>%1st century</source>
            <translation>القرن %1</translation>
        </message>
        <message>
            <source>%1nd century</source>
            <translation>القرن %1</translation>
        </message>
        <message>
            <source>%1rd century</source>
            <translation>القرن %1</translation>
        </message>
        <message>
            <source>%1th century</source>
            <translation>القرن %1</translation>
        </message>
        <message>
            <source>now</source>
            <translation>الآن</translation>
        </message>
    </context>
    <context>
        <name>Units</name>
        <message>
            <source>basis points</source>
            <translation>نقطة أساس</translation>
        </message>
        <message>
            <source>percentage points</source>
            <translation>نقطة مئوية</translation>
        </message>
        <message>
            <source>nm</source>
            <translation>نانومتر</translation>
        </message>
        <message>
            <source>µm</source>
            <translation>ميكرومتر</translation>
        </message>
        <message>
            <source>mm</source>
            <translation>ملم</translation>
        </message>
        <message>
            <source>cm</source>
            <translation>سم</translation>
        </message>
        <message>
            <source>m</source>
            <translation>م</translation>
        </message>
        <message>
            <source>km</source>
            <translation>كم</translation>
        </message>
        <message>
            <source>in</source>
            <translation>بوصة</translation>
        </message>
        <message>
            <source>ft</source>
            <translation>قدم</translation>
        </message>
        <message>
            <source>yd</source>
            <translation>ياردة</translation>
        </message>
        <message>
            <source>mi</source>
            <translation>ميل</translation>
        </message>
        <message>
            <source>nmi</source>
            <translation>ميل بحري</translation>
        </message>
        <message>
            <source>light years</source>
            <translation>سنة ضوئية</translation>
        </message>
        <message>
            <source>cm²</source>
            <translation>سم²</translation>
        </message>
        <message>
            <source>m²</source>
            <translation>م²</translation>
        </message>
        <message>
            <source>km²</source>
            <translation>كم²</translation>
        </message>
        <message>
            <source>sq ft</source>
            <translation>قدم مربعة</translation>
        </message>
        <message>
            <source>sq mi</source>
            <translation>ميل مربع</translation>
        </message>
        <message>
            <source>ha</source>
            <translation>هكتار</translation>
        </message>
        <message>
            <source>acres</source>
            <translation>فدان</translation>
        </message>
        <message>
            <source>feddan</source>
            <translation>فدان</translation>
        </message>
        <message>
            <source>dunams</source>
            <translation>دونم</translation>
        </message>
        <message>
            <source>ml</source>
            <translation>مل</translation>
        </message>
        <message>
            <source>cl</source>
            <translation>سنتيلتر</translation>
        </message>
        <message>
            <source>l</source>
            <translation>لتر</translation>
        </message>
        <message>
            <source>hl</source>
            <translation>هكتولتر</translation>
        </message>
        <message>
            <source>cu ft</source>
            <translation>قدم مكعبة</translation>
        </message>
        <message>
            <source>m³</source>
            <translation>م³</translation>
        </message>
        <message>
            <source>km³</source>
            <translation>كم³</translation>
        </message>
        <message>
            <source>gal</source>
            <translation>غالون</translation>
        </message>
        <message>
            <source>barrels</source>
            <translation>برميل</translation>
        </message>
        <message>
            <source>barrels a day</source>
            <translation>برميل يوميًا</translation>
        </message>
        <message>
            <source>cups</source>
            <translation>كوب</translation>
        </message>
        <message>
            <source>spoons</source>
            <translation>ملعقة</translation>
        </message>
        <message>
            <source>µg</source>
            <translation>ميكروغرام</translation>
        </message>
        <message>
            <source>mg</source>
            <translation>ملغ</translation>
        </message>
        <message>
            <source>g</source>
            <translation>غ</translation>
        </message>
        <message>
            <source>kg</source>
            <translation>كغ</translation>
        </message>
        <message>
            <source>quintals</source>
            <translation>قنطار</translation>
        </message>
        <message>
            <source>t</source>
            <translation>طن</translation>
        </message>
        <message>
            <source>carats</source>
            <translation>قيراط</translation>
        </message>
        <message>
            <source>oz</source>
            <translation>أونصة</translation>
        </message>
        <message>
            <source>lb</source>
            <translation>رطل</translation>
        </message>
        <message>
            <source>km/h</source>
            <translation>كم/س</translation>
        </message>
        <message>
            <source>mph</source>
            <translation>ميل/س</translation>
        </message>
        <message>
            <source>m/s</source>
            <translation>م/ث</translation>
        </message>
        <message>
            <source>kn</source>
            <translation>عقدة</translation>
        </message>
        <message>
            <source>°</source>
            <translation>°</translation>
        </message>
        <message>
            <source>°C</source>
            <translation>°م</translation>
        </message>
        <message>
            <source>°F</source>
            <translation>°ف</translation>
        </message>
        <message>
            <source>K</source>
            <translation>كلفن</translation>
        </message>
        <message>
            <source>on the Richter scale</source>
            <translation>بمقياس ريختر</translation>
        </message>
        <message>
            <source>W</source>
            <translation>واط</translation>
        </message>
        <message>
            <source>kW</source>
            <translation>كيلوواط</translation>
        </message>
        <message>
            <source>MW</source>
            <translation>ميغاواط</translation>
        </message>
        <message>
            <source>GW</source>
            <translation>غيغاواط</translation>
        </message>
        <message>
            <source>kWh</source>
            <translation>كيلوواط ساعة</translation>
        </message>
        <message>
            <source>MWh</source>
            <translation>ميغاواط ساعة</translation>
        </message>
        <message>
            <source>GWh</source>
            <translation>غيغاواط ساعة</translation>
        </message>
        <message>
            <source>TWh</source>
            <translation>تيراواط ساعة</translation>
        </message>
        <message>
            <source>l/100 km</source>
            <translation>لتر لكل 100 كم</translation>
        </message>
        <message>
            <source>km/s</source>
            <translation>كم/ث</translation>
        </message>
        <message>
            <source>Mach</source>
            <translation>ماخ</translation>
        </message>
        <message>
            <source>TW</source>
            <translation>تيراواط</translation>
        </message>
        <message>
            <source>hp</source>
            <translation>حصان</translation>
        </message>
        <message>
            <source>J</source>
            <translation>جول</translation>
        </message>
        <message>
            <source>kJ</source>
            <translation>كيلوجول</translation>
        </message>
        <message>
            <source>MJ</source>
            <translation>ميغاجول</translation>
        </message>
        <message>
            <source>kcal</source>
            <translation>سعرة حرارية</translation>
        </message>
        <message>
            <source>Btu</source>
            <translation>وحدة حرارية بريطانية</translation>
        </message>
        <message>
            <source>Hz</source>
            <translation>هرتز</translation>
        </message>
        <message>
            <source>kHz</source>
            <translation>كيلوهرتز</translation>
        </message>
        <message>
            <source>MHz</source>
            <translation>ميغاهرتز</translation>
        </message>
        <message>
            <source>GHz</source>
            <translation>غيغاهرتز</translation>
        </message>
        <message>
            <source>V</source>
            <translation>فولت</translation>
        </message>
        <message>
            <source>kV</source>
            <translation>كيلوفولت</translation>
        </message>
        <message>
            <source>A</source>
            <translation>أمبير</translation>
        </message>
        <message>
            <source>Ah</source>
            <translation>أمبير ساعة</translation>
        </message>
        <message>
            <source>mAh</source>
            <translation>ملي أمبير ساعة</translation>
        </message>
        <message>
            <source>N</source>
            <translation>نيوتن</translation>
        </message>
        <message>
            <source>kN</source>
            <translation>كيلونيوتن</translation>
        </message>
        <message>
            <source>N⋅m</source>
            <translation>نيوتن متر</translation>
        </message>
        <message>
            <source>megapixels</source>
            <translation>ميغابكسل</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>ديسيبل</translation>
        </message>
        <message>
            <source>Pa</source>
            <translation>باسكال</translation>
        </message>
        <message>
            <source>hPa</source>
            <translation>هكتوباسكال</translation>
        </message>
        <message>
            <source>bar</source>
            <translation>بار</translation>
        </message>
        <message>
            <source>mbar</source>
            <translation>ملليبار</translation>
        </message>
        <message>
            <source>ppm</source>
            <translation>جزء في المليون</translation>
        </message>
        <message>
            <source>ppb</source>
            <translation>جزء في المليار</translation>
        </message>
        <message>
            <source>bit</source>
            <translation>بت</translation>
        </message>
        <message>
            <source>kbit</source>
            <translation>كيلوبت</translation>
        </message>
        <message>
            <source>Mbit</source>
            <translation>ميغابت</translation>
        </message>
        <message>
            <source>Gbit</source>
            <translation>غيغابت</translation>
        </message>
        <message>
            <source>kbit/s</source>
            <translation>كيلوبت/ث</translation>
        </message>
        <message>
            <source>Mbit/s</source>
            <translation>ميغابت/ث</translation>
        </message>
        <message>
            <source>Gbit/s</source>
            <translation>غيغابت/ث</translation>
        </message>
        <message>
            <source>B</source>
            <translation>بايت</translation>
        </message>
        <message>
            <source>kB</source>
            <translation>كيلوبايت</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>ميغابايت</translation>
        </message>
        <message>
            <source>GB</source>
            <translation>غيغابايت</translation>
        </message>
        <message>
            <source>TB</source>
            <translation>تيرابايت</translation>
        </message>
        <message>
            <source>PB</source>
            <translation>بيتابايت</translation>
        </message>
        <message>
            <source>EB</source>
            <translation>إكسابايت</translation>
        </message>
        <message>
            <source>KiB</source>
            <translation>كيبيبايت</translation>
        </message>
        <message>
            <source>MiB</source>
            <translation>ميبيبايت</translation>
        </message>
        <message>
            <source>GiB</source>
            <translation>غيبيبايت</translation>
        </message>
        <message>
            <source>TiB</source>
            <translation>تيبيبايت</translation>
        </message>
        <message>
            <source>PiB</source>
            <translation>بيبيبايت</translation>
        </message>
        <message>
            <source>EiB</source>
            <translation>إكسبيبايت</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Select words in the text, and a small bar appears beside them: keys 1 to 5 highlight, N adds a note.</source>
            <translation>حدِّد كلمات في النص يظهر بجانبها شريط صغير: المفاتيح من 1 إلى 5 للتظليل، وN لإضافة ملاحظة.</translation>
        </message>
        <message>
            <source>The panel beside the text lists its figures and names. Click one to go to where it stands.</source>
            <translation>في اللوحة بجانب النص أرقامه وأسماؤه، وانقر أيًّا منها لتنتقل إلى موضعه.</translation>
        </message>
        <message>
            <source>What you write is saved at once, in a folder of your own. Delete these three hints whenever you like; F1 tells more.</source>
            <translation>كل ما تكتبه يُحفظ فورًا في مجلد يخصّك. احذف هذه التلميحات الثلاثة متى شئت، واضغط F1 لمعرفة المزيد.</translation>
        </message>
    </context>
    <context>
        <name>WhichNotes</name>
        <message>
            <source>All</source>
            <translation>كلها</translation>
        </message>
        <message numerus="yes">
            <source>The %n selected</source>
            <translation>
                <numerusform>المحددة</numerusform>
                <numerusform>المحددة (واحدة)</numerusform>
                <numerusform>المحددتان</numerusform>
                <numerusform>المحددة (%n)</numerusform>
                <numerusform>المحددة (%n)</numerusform>
                <numerusform>المحددة (%n)</numerusform>
            </translation>
        </message>
        <message>
            <source>Only some</source>
            <translation>بعضها فقط</translation>
        </message>
        <message>
            <source>Where nothing is ticked, all will do.</source>
            <translation>ما لم تختر منه شيئًا يُقبل كله.</translation>
        </message>
        <message>
            <source>Highlights and notes</source>
            <translation>التظليلات والملاحظات</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>علامات القراءة</translation>
        </message>
        <message>
            <source>Notes about the document</source>
            <translation>ملاحظات عن المستند</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>الوسوم</translation>
        </message>
        <message>
            <source>Changed since</source>
            <translation>عُدّلت منذ</translation>
        </message>
        <message>
            <source>Changed until</source>
            <translation>عُدّلت حتى</translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>لا ملاحظات</numerusform>
                <numerusform>ملاحظة واحدة</numerusform>
                <numerusform>ملاحظتان</numerusform>
                <numerusform>%n ملاحظات</numerusform>
                <numerusform>%n ملاحظة</numerusform>
                <numerusform>%n ملاحظة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s) of %1</source>
            <translation>
                <numerusform>لا شيء من %1</numerusform>
                <numerusform>ملاحظة واحدة من %1</numerusform>
                <numerusform>ملاحظتان من %1</numerusform>
                <numerusform>%n ملاحظات من %1</numerusform>
                <numerusform>%n ملاحظة من %1</numerusform>
                <numerusform>%n ملاحظة من %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>_Export</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Exporting … %1 %</source>
            <translation>يُصدَّر… %1٪</translation>
        </message>
    </context>
</TS>
