package io.mtjlab.simulators.twin.kepcobop;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of a BOP with BIT 4886 card (operator manual 243-1303, appendix B). */
public final class KepcoBopTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 15;
    private static final int DECIMALS = 5;

    private final Status status = new Status(ERROR_QUEUE);
    private final SupplyState supply;
    private final Dialect dialect;

    public KepcoBopTwin(Post post) {
        supply = new SupplyState(post);
        dialect = new ScpiDialect(table(supply), supply, status, ErrorFormat.PLAIN);
    }

    private static CommandTable table(SupplyState s) {
        Limits amperes = Limits.of(-SupplyState.RATED_AMPERES, SupplyState.RATED_AMPERES, 0);
        Limits volts = Limits.of(-SupplyState.RATED_VOLTS, SupplyState.RATED_VOLTS, 0);
        return new CommandTable((out, value) -> Nr3.append(out, value, DECIMALS))
                .choice("[:SOURce]:FUNCtion:MODE", List.of("VOLTage", "CURRent"), s::mode, s::mode)
                .number(
                        "[:SOURce]:CURRent[:LEVel][:IMMediate][:AMPLitude]",
                        Dimension.AMPERES,
                        amperes,
                        s::amperes,
                        s::amperes)
                .number("[:SOURce]:VOLTage[:LEVel][:IMMediate][:AMPLitude]", Dimension.VOLTS, volts, s::volts, s::volts)
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

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        supply.reset();
    }

    @Override
    public Map<String, Object> state() {
        return supply.state();
    }
}
