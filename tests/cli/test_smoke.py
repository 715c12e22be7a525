from running import execute, invoke


def test_running_in_this_process_and_as_a_process_print_the_same() -> None:
    words = ("ask", "--cnrs-unit", "no", "--format", "json")

    assert invoke(*words) == execute(*words)
