package io.mtjlab.acquisition.procedure;

import io.mtjlab.base.unit.Unit;

/** @param name quantity, for example {@code R}; the unit follows it in files, as in {@code R_ohm} */
public record Column(String name, Unit unit) {

    public static Column of(String name, Unit unit) {
        return new Column(name, unit);
    }

    /** The name as it heads a column of a file. */
    public String header() {
        return unit == Unit.ONE ? name : name + "_" + unit.symbol();
    }
}
