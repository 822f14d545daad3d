package io.mtjlab.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.bench.InstrumentEntry;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * A link to one instrument, given by its resource string, or by its role on a bench. A virtual bench is started for it.
 *
 * @param model as the bench file says; empty for a bare resource string
 * @param place of the bench, closed with the link
 */
public record InstrumentLink(Session session, Optional<String> model, Optional<BenchPlace> place)
        implements AutoCloseable {

    /** @param timeout of an exchange, instead of the usual one */
    public static InstrumentLink at(String resource, Optional<Duration> timeout) {
        SessionOptions options = SessionOptions.DEFAULT.withTimeout(timeout.orElse(SessionOptions.DEFAULT.timeout()));
        Session session = Sessions.open("instrument", ResourceString.parse(resource), new RealClock(), options);
        return new InstrumentLink(session, Optional.empty(), Optional.empty());
    }

    /** @param timeout of an exchange, instead of the bench file's */
    public static InstrumentLink onBench(Path bench, String role, Optional<Duration> timeout) {
        BenchFile file = BenchFiles.bench(bench);
        InstrumentEntry entry = file.instrument(role);
        BenchPlace place = BenchPlace.of(file, OptionalLong.empty(), OptionalDouble.empty());
        try {
            ResourceString resource = ResourceString.parse(
                    place.resources().getOrDefault(role, entry.resource().toString()));
            SessionOptions options = entry.sessionOptions().withTimeout(timeout.orElse(entry.timeout()));
            Session session = Sessions.open(role, resource, place.clock(), options);
            return new InstrumentLink(session, Optional.of(entry.model()), Optional.of(place));
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    @Override
    public void close() {
        session.close();
        place.ifPresent(BenchPlace::close);
    }
}
