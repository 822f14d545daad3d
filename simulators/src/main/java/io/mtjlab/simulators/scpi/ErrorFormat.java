package io.mtjlab.simulators.scpi;

/** How an entry of the error queue is printed; makers differ in the sign of what is not negative. */
public enum ErrorFormat {
    /** {@code 0,"No error"} */
    PLAIN,
    /** {@code +0,"No error"} */
    SIGNED,
    /** {@code 0,"No error;0;0 0"}: text, kind, time; errors come stamped, see {@link Status#stampedBy}. */
    EVENT;

    String print(ErrorQueue.Entry entry) {
        String sign = this == SIGNED && entry.code() >= 0 ? "+" : "";
        String when = this == EVENT && entry.code() == 0 ? ";0;0 0" : "";
        return sign + entry.code() + ",\"" + entry.text().replace("\"", "\"\"") + when + '"';
    }
}
