; The installer for Windows, from dist\hamesh, by Inno Setup 6.3 or newer:
;   iscc /DVersion=0.1.0 packaging\windows\hamesh.iss
; For one reader without the administrator's leave, or for all of them: it asks. Unproven so far.

#ifndef Version
  #error "say the version: /DVersion=…"
#endif
#define Program "hamesh.exe"

[Setup]
AppId={{1C18D90E-25CA-4EF9-9BB9-430C854268E7}
AppName=Hamesh
AppVersion={#Version}
AppPublisher=Hamesh contributors
DefaultDirName={autopf}\Hamesh
DefaultGroupName=Hamesh
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\package\icons\hamesh.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir=..\..\dist
OutputBaseFilename=hamesh-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
; Nothing of a reader's own is below {app}: settings and notes stay when the program goes.

[Languages]
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
ar.Associate=إتاحة فتح الملفات النصية وملاحظات هامش به
en.Associate=Offer Hamesh for text files and its own notes
ar.Notes=ملاحظات هامش
en.Notes=Hamesh notes

[Tasks]
Name: "associate"; Description: "{cm:Associate}"
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "..\..\dist\hamesh\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[InstallDelete]
; What an earlier version has left behind would be loaded by this one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Hamesh"; Filename: "{app}\{#Program}"; AppUserModelID: "io.github.hamesh.hamesh"
Name: "{autodesktop}\Hamesh"; Filename: "{app}\{#Program}"; Tasks: desktop

[Registry]
; Offered, never made the default: that is the reader's choice in Windows' settings.
Root: HKA; Subkey: "Software\Classes\Hamesh.Text"; ValueType: string; ValueData: "Hamesh"; Flags: uninsdeletekey; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Hamesh.Text\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.txt\OpenWithProgids"; ValueType: string; ValueName: "Hamesh.Text"; ValueData: ""; Flags: uninsdeletevalue; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.text\OpenWithProgids"; ValueType: string; ValueName: "Hamesh.Text"; ValueData: ""; Flags: uninsdeletevalue; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.md\OpenWithProgids"; ValueType: string; ValueName: "Hamesh.Text"; ValueData: ""; Flags: uninsdeletevalue; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.markdown\OpenWithProgids"; ValueType: string; ValueName: "Hamesh.Text"; ValueData: ""; Flags: uninsdeletevalue; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Hamesh.Notes"; ValueType: string; ValueData: "{cm:Notes}"; Flags: uninsdeletekey; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Hamesh.Notes\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.jsonld\OpenWithProgids"; ValueType: string; ValueName: "Hamesh.Notes"; ValueData: ""; Flags: uninsdeletevalue; Tasks: associate
; Links from exports back to a passage.
Root: HKA; Subkey: "Software\Classes\hamesh"; ValueType: string; ValueData: "URL:Hamesh"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\hamesh"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\hamesh\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,Hamesh}"; Flags: nowait postinstall skipifsilent
