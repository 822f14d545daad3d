package io.mtjlab.simulators.twin.touch.trigger;

/** What an entry of the event log is; the numbers are those that the log tells (2461-901-01, page 6-151). */
public enum Severity {
    ERROR(1),
    WARNING(2),
    INFORMATION(4);

    private final int number;

    Severity(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
