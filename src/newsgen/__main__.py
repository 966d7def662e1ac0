"""`python -m newsgen`, and the console script."""

from newsgen.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
