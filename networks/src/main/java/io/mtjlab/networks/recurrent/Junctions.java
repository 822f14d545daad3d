package io.mtjlab.networks.recurrent;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;

/** The junctions of one network, each as it was drawn. Not thread-safe where answers fluctuate. */
public final class Junctions {

    private final Response[] responses;
    private final boolean fluctuate;
    private final ZigguratSampler.NormalizedGaussian normal;

    private Junctions(Response[] responses, ZigguratSampler.NormalizedGaussian normal) {
        this.responses = responses;
        this.fluctuate = Arrays.stream(responses).anyMatch(response -> response.deviation(0.5) > 0);
        this.normal = normal;
    }

    /** Draws {@code size} devices from the substream {@code devices}; their answers fluctuate by {@code answers}. */
    public static Junctions of(Device device, int size, RandomStreams streams) {
        Response[] responses = new Response[size];
        var random = streams.stream("devices");
        Arrays.setAll(responses, i -> device.draw().junction(random));
        return new Junctions(responses, ZigguratSampler.NormalizedGaussian.of(streams.stream("answers")));
    }

    /** These, every one of them changed. */
    public Junctions each(UnaryOperator<Response> change) {
        Response[] changed = new Response[responses.length];
        Arrays.setAll(changed, i -> change.apply(responses[i]));
        return new Junctions(changed, normal);
    }

    /** The answer of junction {@code index} in a state (its drive about the middle), about its middle too. */
    public double answer(int index, double state) {
        Response response = responses[index];
        double drive = JunctionStep.held(state);
        double answer = response.at(drive) - 0.5;
        return fluctuate ? answer + response.deviation(drive) * normal.sample() : answer;
    }
}
