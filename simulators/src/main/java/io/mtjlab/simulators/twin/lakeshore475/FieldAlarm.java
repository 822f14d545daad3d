package io.mtjlab.simulators.twin.lakeshore475;

/**
 * ALARM of a gaussmeter (425 manual, pages 38 and 52).
 *
 * @param algebraic the field with its sign; otherwise its magnitude
 * @param low and {@code high}: limits in the unit that is set
 * @param inside alarms between the two; otherwise beyond either
 */
public record FieldAlarm(boolean on, boolean algebraic, double low, double high, boolean inside) {

    /** Of ALARM's second parameter; 1 looks at the magnitude. */
    public static final int ALGEBRAIC = 2;

    /** What RELAY lets a relay follow. */
    public static final int LOW = 1;

    public static final int BOTH = 3;

    public boolean low(double field) {
        return on && (inside ? between(field) : seen(field) < low);
    }

    public boolean high(double field) {
        return on && (inside ? between(field) : seen(field) > high);
    }

    public boolean active(double field) {
        return low(field) || high(field);
    }

    /** @param type 1 low, 2 high, 3 both alarms */
    public boolean active(int type, double field) {
        return type == BOTH ? active(field) : type == LOW ? low(field) : high(field);
    }

    private double seen(double field) {
        return algebraic ? field : Math.abs(field);
    }

    private boolean between(double field) {
        return seen(field) >= low && seen(field) <= high;
    }
}
