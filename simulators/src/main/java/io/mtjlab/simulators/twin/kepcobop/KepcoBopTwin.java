package io.mtjlab.simulators.twin.kepcobop;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of a BOP with BIT 4886 card (operator manual 243-1303, appendix B). */
public final class KepcoBopTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 15;
    static final int DECIMALS = 5;

    private static final String LEVEL = "[:LEVel][:IMMediate][:AMPLitude]";
    private static final List<String> MODES = List.of("VOLTage", "CURRent");
    private static final List<String> LIST_MODES = List.of("FIXed", "LIST");
    private static final Limits AMPERES = Limits.of(-SupplyState.RATED_AMPERES, SupplyState.RATED_AMPERES, 0);
    private static final Limits VOLTS = Limits.of(-SupplyState.RATED_VOLTS, SupplyState.RATED_VOLTS, 0);

    private final Status status = new Status(ERROR_QUEUE);
    private final SupplyState supply;
    private final SupplyLists lists;
    private final SupplySystem system;
    private final Dialect dialect;

    public KepcoBopTwin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, DECIMALS));
        Panel panel = new Panel(table, 1);
        supply = new SupplyState(post, panel, status);
        lists = new SupplyLists(table, supply::listing, AMPERES, VOLTS);
        listMode(table, "CURRent", true);
        listMode(table, "VOLTage", false);
        levels(table, supply);
        limits(panel);
        triggers(table, panel, supply);
        ranges(panel, "CURRent");
        ranges(panel, "VOLTage");
        system = new SupplySystem(table, supply::reset);
        dialect = new ScpiDialect(table, supply, status, ErrorFormat.PLAIN);
    }

    private static void levels(CommandTable table, SupplyState s) {
        table.row(
                        "[:SOURce]:FUNCtion:MODE",
                        call -> {
                            call.expect(1, 1);
                            s.mode(call.choice(0, MODES));
                        },
                        // Told by number, "0 = constant voltage, 1 = constant current".
                        call -> {
                            call.expect(0, 0);
                            call.answer(s.mode());
                        })
                .number("[:SOURce]:CURRent" + LEVEL, Dimension.AMPERES, AMPERES, s::amperes, s::amperes)
                .number("[:SOURce]:VOLTage" + LEVEL, Dimension.VOLTS, VOLTS, s::volts, s::volts)
                .bool("OUTPut[:STATe]", s::output, s::output)
                .row("MEASure[:SCALar]:CURRent[:DC]", null, call -> {
                    call.expect(0, 0);
                    Nr3.append(call.answer(), s.measureAmperes(), DECIMALS);
                })
                .row("MEASure[:SCALar]:VOLTage[:DC]", null, call -> {
                    call.expect(0, 0);
                    Nr3.append(call.answer(), s.measureVolts(), DECIMALS);
                })
                .action("SYSTem:BEEP", () -> {})
                .query("DIAGnostic:TST", () -> "0");
    }

    private void listMode(CommandTable table, String quantity, boolean amperes) {
        table.row(
                "[:SOURce]:" + quantity + ":MODE",
                call -> {
                    call.expect(1, 1);
                    boolean runs = call.choice(0, LIST_MODES) == 1;
                    supply.list(runs ? lists.program(amperes) : null, amperes);
                },
                call -> call.answer(supply.listing() && supply.mode() == (amperes ? 1 : 0) ? "LIST" : "FIX"));
    }

    /** Software limits of the set points, and what protects the load in the other mode. */
    private static void limits(Panel panel) {
        panel.number("amperes.high", "[:SOURce]:CURRent:LIMit[:HIGH]", Dimension.AMPERES, most(AMPERES))
                .number("amperes.low", "[:SOURce]:CURRent:LIMit:LOW", Dimension.AMPERES, least(AMPERES))
                .number("volts.high", "[:SOURce]:VOLTage:LIMit[:HIGH]", Dimension.VOLTS, most(VOLTS))
                .number("volts.low", "[:SOURce]:VOLTage:LIMit:LOW", Dimension.VOLTS, least(VOLTS))
                .number("amperes.most", "[:SOURce]:CURRent:PROTection[:LIMit]", Dimension.AMPERES, above(AMPERES))
                .number(
                        "amperes.most",
                        "[:SOURce]:CURRent:PROTection:LIMit:POSitive",
                        Dimension.AMPERES,
                        above(AMPERES))
                .number("volts.most", "[:SOURce]:VOLTage:PROTection[:LIMit]", Dimension.VOLTS, above(VOLTS))
                .number("volts.most", "[:SOURce]:VOLTage:PROTection:LIMit:POSitive", Dimension.VOLTS, above(VOLTS))
                .number(
                        "amperes.most.negative",
                        "[:SOURce]:CURRent:PROTection:LIMit:NEGative",
                        Dimension.AMPERES,
                        above(AMPERES))
                .number(
                        "volts.most.negative",
                        "[:SOURce]:VOLTage:PROTection:LIMit:NEGative",
                        Dimension.VOLTS,
                        above(VOLTS))
                .bool("remote", "SYSTem:REMote", true);
    }

    private static void triggers(CommandTable table, Panel panel, SupplyState s) {
        panel.number("amperes.next", "[:SOURce]:CURRent[:LEVel]:TRIGgered[:AMPLitude]", Dimension.AMPERES, AMPERES)
                .number("volts.next", "[:SOURce]:VOLTage[:LEVel]:TRIGgered[:AMPLitude]", Dimension.VOLTS, VOLTS)
                .choice("trigger", "TRIGger:SOURce", "BUS", "EXTernal")
                .bool("initiated", "INITiate:CONTinuous", false);
        table.action("INITiate[:IMMediate]", s::initiate).action("ABORt", s::abort);
    }

    /**
     * Full scale or a quarter of it, by itself where automatic (1 and 4, as remembered). What a range adds in resolution is
     * below what else is wrong with a level.
     */
    private static void ranges(Panel panel, String quantity) {
        String at = "[:SOURce]:" + quantity + ":RANGe";
        panel.integer(quantity + ".range", at, Limits.of(1, 4, 1)).bool(quantity + ".range.auto", at + ":AUTO", true);
    }

    private static Limits most(Limits rating) {
        return Limits.of(rating.min(), rating.max(), rating.max());
    }

    private static Limits least(Limits rating) {
        return Limits.of(rating.min(), rating.max(), rating.min());
    }

    private static Limits above(Limits rating) {
        return Limits.of(0, rating.max(), rating.max());
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        lists.reset();
        system.powerOn();
        supply.reset();
    }

    @Override
    public Map<String, Object> state() {
        return supply.state();
    }
}
