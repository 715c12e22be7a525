"""The process that `coopadvisor` and `python -m coopadvisor` start: Ctrl-C first, then the rest."""

# Not `signal`, whose enumerations take a third of the time that Python itself needs to start.
import _signal as signal  # type: ignore[import-not-found]
import os


def main() -> None:
    """Run the program; Ctrl-C ends it at once with 130, however early it comes.

    An exception would be raised wherever the program is: in the middle of an import it
    prints a traceback, and within msgspec's conversion it crashes the interpreter. What
    must end in good order asks for it: `coopadvisor.interview.interruption`.
    """
    # Whoever started the program with the signal ignored wants it ignored.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(130))
    from coopadvisor.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
