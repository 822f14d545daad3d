package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;

/** SENSe: what is measured, how long it is integrated, and what each channel has of its own. */
final class SenseCommands {

    private static final List<String> FUNCTIONS = List.of("VOLTage[1]", "TEMPerature", "VOLT:DC", "VOLTAGE:DC");
    private static final String SENSE = "[:SENSe[1]]";
    private static final String VOLT = SENSE + ":VOLTage[:DC]";
    private static final String TEMP = SENSE + ":TEMPerature";
    private static final String CHANNEL = "[:CHANnel<1..2>]";
    private static final Limits CYCLES = Limits.of(0.01, 60, 5);

    private final MeterState meter;
    private final Measurements measurements;
    private final int decimals;

    SenseCommands(CommandTable table, MeterState meter, int decimals) {
        this.meter = meter;
        this.measurements = meter.measurements;
        this.decimals = decimals;
        function(table);
        integration(table, VOLT, false);
        integration(table, TEMP, true);
        volts(table);
        pair(table);
        input(table, VOLT + CHANNEL, Dimension.VOLTS, Limits.of(-120, 120, 0), measurements::volts);
        input(table, TEMP + CHANNEL, Dimension.NONE, Limits.of(-328, 3310, 0), measurements::kelvin);
        temperature(table);
    }

    private void function(CommandTable table) {
        Measurements m = measurements;
        table.row(
                        SENSE + ":FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 1);
                            m.function(call.quotedChoice(0, FUNCTIONS) == 1 ? 1 : 0);
                            meter.restart();
                        },
                        call -> call.answer(m.temperature() ? "\"TEMP\"" : "\"VOLT:DC\""))
                .integer(
                        SENSE + ":CHANnel",
                        Limits.of(0, 2, 1),
                        value -> {
                            m.channel(value);
                            meter.restart();
                        },
                        m::channel);
    }

    private void integration(CommandTable table, String at, boolean temperature) {
        Measurements m = measurements;
        table.number(
                        at + ":NPLCycles",
                        Dimension.NONE,
                        CYCLES,
                        value -> cycles(temperature, value),
                        () -> m.cycles(temperature))
                .number(
                        at + ":APERture",
                        Dimension.SECONDS,
                        Limits.of(1 / 6e3, 1, 1 / 12.0),
                        value -> cycles(temperature, value * ConversionTiming.LINE_HERTZ),
                        () -> m.cycles(temperature) / ConversionTiming.LINE_HERTZ);
    }

    private void cycles(boolean temperature, double value) {
        measurements.cycles(temperature, value);
        meter.restart();
    }

    /** What voltage has besides: ranges and the analog filter. */
    private void volts(CommandTable table) {
        Function<Call, Input> input = call -> measurements.volts(channel(call));
        bool(table, VOLT + CHANNEL + ":RANGe:AUTO", input, Input::autoRange, Input::autoRange);
        bool(table, VOLT + CHANNEL + ":LPASs[:STATe]", input, Input::analogFilter, Input::analogFilter);
        table.row(
                VOLT + CHANNEL + ":RANGe[:UPPer]",
                call -> {
                    call.expect(1, 1);
                    input.apply(call).range(call.number(0, Dimension.VOLTS, range(call)));
                    meter.restart();
                },
                call -> {
                    call.expect(0, 1);
                    double value = call.parameterCount() == 0
                            ? input.apply(call).range()
                            : call.number(0, Dimension.VOLTS, range(call));
                    Nr3.append(call.answer(), value, decimals);
                });
    }

    /** Two conversions that make one reading. */
    private void pair(CommandTable table) {
        Pair pair = measurements.pair;
        table.bool(
                        VOLT + ":RATio",
                        on -> {
                            pair.ratio(on);
                            meter.restart();
                        },
                        pair::ratio)
                .bool(
                        VOLT + ":DELTa",
                        on -> {
                            pair.delta(on);
                            meter.restart();
                        },
                        pair::delta);
    }

    private static Limits range(Call call) {
        return channel(call) == 2 ? Limits.of(0, 12, 12) : Limits.of(0, 120, 120);
    }

    private static int channel(Call call) {
        return call.suffix("CHANNEL");
    }

    /** The digital filter and the reference, which both functions have for each channel. */
    private void input(CommandTable table, String at, Dimension unit, Limits reference, IntFunction<Input> byChannel) {
        Function<Call, Input> input = call -> byChannel.apply(channel(call));
        bool(table, at + ":DFILter[:STATe]", input, (i, on) -> i.filter.on(on), i -> i.filter.on());
        number(
                table,
                at + ":DFILter:COUNt",
                input,
                Dimension.NONE,
                Limits.of(1, 100, 10),
                (i, v) -> i.filter.count(v),
                i -> (double) i.filter.count());
        number(
                table,
                at + ":DFILter:WINDow",
                input,
                Dimension.PERCENT,
                Limits.of(0, 10, 0.01),
                (i, v) -> i.filter.windowPercent(v),
                i -> i.filter.windowPercent());
        table.row(
                at + ":DFILter:TCONtrol",
                call -> {
                    call.expect(1, 1);
                    input.apply(call).filter.kind(call.choice(0, List.of("MOVing", "REPeat")));
                },
                call -> call.answer(input.apply(call).filter.kind() == 0 ? "MOV" : "REP"));
        number(table, at + ":REFerence", input, unit, reference, Input::reference, Input::reference);
        bool(table, at + ":REFerence:STATe", input, Input::relative, Input::relative);
        table.action(at + ":REFerence:ACQuire", meter::acquire);
    }

    private void bool(
            CommandTable table,
            String at,
            Function<Call, Input> input,
            BiConsumer<Input, Boolean> set,
            Function<Input, Boolean> get) {
        table.row(
                at,
                call -> {
                    call.expect(1, 1);
                    set.accept(input.apply(call), call.bool(0));
                    if (!at.contains("REFerence") && !at.contains("DFILter")) {
                        meter.restart();
                    }
                },
                call -> {
                    call.expect(0, 0);
                    call.answer(get.apply(input.apply(call)) ? 1 : 0);
                });
    }

    private void number(
            CommandTable table,
            String at,
            Function<Call, Input> input,
            Dimension unit,
            Limits limits,
            BiConsumer<Input, Double> set,
            Function<Input, Double> get) {
        boolean whole = at.endsWith("COUNt");
        table.row(
                at,
                call -> {
                    call.expect(1, 1);
                    double value = call.number(0, unit, limits);
                    set.accept(input.apply(call), whole ? Math.rint(value) : value);
                },
                call -> {
                    call.expect(0, 1);
                    double value =
                            call.parameterCount() == 0 ? get.apply(input.apply(call)) : call.number(0, unit, limits);
                    if (whole) {
                        call.answer((int) value);
                    } else {
                        Nr3.append(call.answer(), value, decimals);
                    }
                });
    }

    private void temperature(CommandTable table) {
        Thermocouple t = measurements.thermocouple;
        table.choice(TEMP + ":TCouple[:TYPE]", Thermocouple.TYPES, t::type, t::type)
                .choice(TEMP + ":TC[:TYPE]", Thermocouple.TYPES, t::type, t::type)
                .choice(TEMP + ":RJUNction[1]:RSELect", List.of("INTernal", "SIMulated"), t::junction, t::junction)
                .number(
                        TEMP + ":RJUNction[1]:SIMulated",
                        Dimension.NONE,
                        Limits.of(0, 60, 23),
                        t::simulatedCelsius,
                        t::simulatedCelsius)
                .reading(TEMP + ":RTEMperature", () -> t.inUnit(t.internalCelsius()))
                .choice(TEMP + ":TRANsducer", List.of("TCouple", "INTernal"), index -> {}, () -> 0)
                .choice("UNIT:TEMPerature", Thermocouple.UNITS, t::unit, t::unit);
    }
}
