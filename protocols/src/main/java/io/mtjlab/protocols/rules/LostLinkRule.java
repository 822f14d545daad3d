package io.mtjlab.protocols.rules;

import java.time.Duration;

import io.mtjlab.acquisition.engine.RetryRule;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;

/** A campaign's {@code lost_link}. */
public final class LostLinkRule {

    static final Parameter<Integer> RETRIES = Parameter.byDefault(
            "retries",
            Unit.ONE,
            ValueTypes.count(0, 1000),
            3,
            "how often a unit begins anew after a link was lost in it; 0 ends the run",
            "choice: a reboot of a network switch is over by the third");

    static final Parameter<Double> WAIT = Parameter.byDefault(
            "wait_seconds",
            Unit.SECOND,
            ValueTypes.number(0, 86_400),
            30.0,
            "from making safe until the instrument is tried again",
            "choice: what an instrument takes to start");

    /** What it may say. */
    public static final ParameterTable TABLE = ParameterTable.of(RETRIES, WAIT);

    private LostLinkRule() {}

    /** @param rule read by {@link #TABLE} */
    public static RetryRule of(Arguments rule) {
        Duration wait = rule.duration(WAIT);
        return new RetryRule(LostLinkRule::lost, rule.get(RETRIES), wait);
    }

    private static boolean lost(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof LinkException) {
                return true;
            }
        }
        return false;
    }
}
