"""What goes out as a file: ledgers, forms and papers, as bytes to send, to print and to sign."""
