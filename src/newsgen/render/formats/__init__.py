"""One file an output format; each comes in by the guest door `newsgen.formats`."""
