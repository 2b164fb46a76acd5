"""What is kept between two readings: settings, and what is known of documents."""
