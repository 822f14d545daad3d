package io.mtjlab.base.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The units that files, tables and figures are written in, each with its factor to the SI unit of its dimension. */
public enum Unit {
    ONE("1", Dimension.NUMBER, 1),
    PERCENT("%", Dimension.NUMBER, 1e-2),
    SECOND("s", Dimension.TIME, 1),
    MILLISECOND("ms", Dimension.TIME, 1e-3),
    MICROSECOND("us", Dimension.TIME, 1e-6),
    NANOSECOND("ns", Dimension.TIME, 1e-9),
    HERTZ("Hz", Dimension.FREQUENCY, 1),
    KILOHERTZ("kHz", Dimension.FREQUENCY, 1e3),
    MEGAHERTZ("MHz", Dimension.FREQUENCY, 1e6),
    GIGAHERTZ("GHz", Dimension.FREQUENCY, 1e9),
    VOLT("V", Dimension.VOLTAGE, 1),
    MILLIVOLT("mV", Dimension.VOLTAGE, 1e-3),
    MICROVOLT("uV", Dimension.VOLTAGE, 1e-6),
    NANOVOLT("nV", Dimension.VOLTAGE, 1e-9),
    AMPERE("A", Dimension.CURRENT, 1),
    MILLIAMPERE("mA", Dimension.CURRENT, 1e-3),
    MICROAMPERE("uA", Dimension.CURRENT, 1e-6),
    NANOAMPERE("nA", Dimension.CURRENT, 1e-9),
    OHM("ohm", Dimension.RESISTANCE, 1),
    KILOOHM("kohm", Dimension.RESISTANCE, 1e3),
    MEGAOHM("Mohm", Dimension.RESISTANCE, 1e6),
    /** Fields are flux densities, mu0 H: 1 Oe stands for 0.1 mT. */
    TESLA("T", Dimension.FIELD, 1),
    MILLITESLA("mT", Dimension.FIELD, 1e-3),
    OERSTED("Oe", Dimension.FIELD, 1e-4),
    KILOOERSTED("kOe", Dimension.FIELD, 0.1),
    AMPERE_PER_METRE("A/m", Dimension.FIELD, 4e-7 * Math.PI),
    PER_OERSTED("1/Oe", Dimension.INVERSE_FIELD, 1e4),
    PER_MILLITESLA("1/mT", Dimension.INVERSE_FIELD, 1e3),
    PER_TESLA("1/T", Dimension.INVERSE_FIELD, 1),
    WATT("W", Dimension.POWER, 1),
    MICROWATT("uW", Dimension.POWER, 1e-6),
    DBM("dBm", Dimension.LEVEL, 1),
    DECIBEL("dB", Dimension.LEVEL, 1),
    KELVIN("K", Dimension.TEMPERATURE, 1),
    /** Magnetic moment: 1 emu is 1e-3 A m2. */
    EMU("emu", Dimension.MOMENT, 1e-3),
    MILLIEMU("memu", Dimension.MOMENT, 1e-6),
    MICROEMU("uemu", Dimension.MOMENT, 1e-9),
    AMPERE_SQUARE_METRE("Am2", Dimension.MOMENT, 1),
    DEGREE("deg", Dimension.ANGLE, Math.PI / 180),
    RADIAN("rad", Dimension.ANGLE, 1);

    /** What can be converted into each other. */
    public enum Dimension {
        NUMBER,
        TIME,
        FREQUENCY,
        VOLTAGE,
        CURRENT,
        RESISTANCE,
        FIELD,
        INVERSE_FIELD,
        POWER,
        LEVEL,
        TEMPERATURE,
        MOMENT,
        ANGLE
    }

    private final String symbol;
    private final Dimension dimension;
    private final double toSi;

    Unit(String symbol, Dimension dimension, double toSi) {
        this.symbol = symbol;
        this.dimension = dimension;
        this.toSi = toSi;
    }

    public String symbol() {
        return symbol;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** {@code value} of this unit, told in {@code target}. */
    public double to(Unit target, double value) {
        if (target.dimension != dimension) {
            throw new IllegalArgumentException(symbol + " cannot be converted to " + target.symbol);
        }
        return this == target ? value : value * toSi / target.toSi;
    }

    /** The unit written {@code symbol}; case counts (mT is not MT), except that Ohm, OHM and Omega mean ohm. */
    public static Unit parse(String symbol) {
        for (Unit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        if (symbol.toLowerCase(Locale.ROOT).equals("ohm") || symbol.equals("\u03a9") || symbol.equals("\u2126")) {
            return OHM;
        }
        throw new IllegalArgumentException("unknown unit '" + symbol + "'; known are "
                + Arrays.stream(values()).map(Unit::symbol).collect(Collectors.joining(" ")));
    }

    /** Power in watts of a level in dBm (0 dBm is 1 mW). */
    public static double dbmToWatts(double dbm) {
        return 1e-3 * Math.pow(10, dbm / 10);
    }

    /** Level in dBm of a power in watts. */
    public static double wattsToDbm(double watts) {
        return 10 * Math.log10(watts / 1e-3);
    }
}
