package io.mtjlab.protocols.kind;

import java.util.Map;

import io.mtjlab.protocols.parameter.Arguments;

/** A measurement that a step of a campaign asks for: of a kind, with arguments. */
public abstract class StepMeasurement implements Measurement {

    private final Kind kind;

    /** What the step says. */
    protected final Arguments arguments;

    protected StepMeasurement(Kind kind, Arguments arguments) {
        this.kind = kind;
        this.arguments = arguments;
    }

    @Override
    public final String kind() {
        return kind.name();
    }

    @Override
    public Map<String, Object> parameters() {
        return arguments.asMap();
    }
}
