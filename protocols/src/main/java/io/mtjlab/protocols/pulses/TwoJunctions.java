package io.mtjlab.protocols.pulses;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.mtjlab.instruments.capability.SwitchMatrix;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.PulseParameters;
import io.mtjlab.protocols.setup.ResistanceReader;
import io.mtjlab.protocols.setup.Station;

/** Both junctions of a track, each at a reader of its own or one after the other at one behind a switch. */
final class TwoJunctions {

    private final ResistanceReader a;
    private final ResistanceReader b;
    private final Optional<SwitchMatrix> matrix;
    private final String channelA;
    private final String channelB;

    TwoJunctions(Arguments step, Station station) {
        a = PulseParameters.reader(step, station, "reader_a");
        boolean two = station.optionalPart("reader_b", io.mtjlab.instruments.capability.SourceMeter.class)
                .isPresent();
        b = two ? PulseParameters.reader(step, station, "reader_b") : a;
        matrix = two ? Optional.empty() : station.optionalPart("switch", SwitchMatrix.class);
        channelA = step.find(PulseTrainParameters.CHANNEL_A).orElse("");
        channelB = step.find(PulseTrainParameters.CHANNEL_B).orElse("");
        if (!two && (matrix.isEmpty() || channelA.isEmpty() || channelB.isEmpty())) {
            throw step.error("one reader reads both junctions through a switch: it needs a role for the part switch,"
                    + " channels.a and channels.b; or a reader_b");
        }
    }

    List<ResistanceReader> readers() {
        return a == b ? List.of(a) : List.of(a, b);
    }

    void prepare() {
        readers().forEach(ResistanceReader::prepare);
    }

    /** Ohms of A and of B, leads included. */
    double[] ohms() {
        matrix.ifPresent(relays -> relays.connect(Set.of(channelA)));
        double first = a.ohms();
        matrix.ifPresent(relays -> relays.connect(Set.of(channelB)));
        return new double[] {first, b.ohms()};
    }

    double expectedSeconds() {
        return a.expectedSeconds() + b.expectedSeconds();
    }
}
