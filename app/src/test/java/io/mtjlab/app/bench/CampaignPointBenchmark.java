package io.mtjlab.app.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.bench.InstrumentEntry;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.session.WireTap;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * What a point of a campaign costs on the virtual bench beside its bare queries: the same messages to the same twins, at
 * the same lab times, from a loop that does nothing else. Rounds take turns; the median of each counts.
 *
 * <p>{@code mvn -q -pl app -am test -DskipTests -Dcampaign-point}
 */
public final class CampaignPointBenchmark {

    private static final int ROUNDS = 7;

    private static final String CAMPAIGN = """
            campaign: points
            bench: microwave-neuron
            seed: 1
            steps:
              - kind: rh
                roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}
                field_axis: easy
                field_oersted: {from: -100, to: 100, step: 1, loop: true}
                cycles: 2
                bias_amperes: 10.0e-6
            """;

    private CampaignPointBenchmark() {}

    /** @param sent to the instrument; @param lines of the answer, 0 for a write */
    private record Exchange(String role, long labNanos, long wallNanos, String sent, int lines) {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("campaign-benchmark");
        try {
            Path text = Files.writeString(folder.resolve("campaign.yaml"), CAMPAIGN);
            double[] campaign = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            int exchanges = 0;
            for (int round = -2; round < ROUNDS; round++) { // two to warm up
                CampaignFile file = CampaignFile.find(text, Optional.empty());
                List<Exchange> wire = campaign(file, folder.resolve("store" + round));
                double seconds = 1e-9
                        * (wire.get(wire.size() - 1).wallNanos() - wire.get(0).wallNanos());
                double again = bare(file, wire);
                if (round >= 0) {
                    campaign[round] = seconds;
                    bare[round] = again;
                }
                exchanges = wire.size();
            }
            Arrays.sort(campaign);
            Arrays.sort(bare);
            print("us an exchange in a campaign (" + exchanges + " exchanges)", 1e6 * campaign[ROUNDS / 2] / exchanges);
            print("us an exchange, bare", 1e6 * bare[ROUNDS / 2] / exchanges);
            print("ratio, at most 1.3", campaign[ROUNDS / 2] / bare[ROUNDS / 2]);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Exchange> campaign(CampaignFile file, Path store) {
        List<Exchange> wire = new ArrayList<>();
        WireTap tap = (role, labNanos, sent, received) -> {
            synchronized (wire) {
                int lines = (int) received.chars().filter(c -> c == '\n').count();
                wire.add(new Exchange(role, labNanos, System.nanoTime(), sent, lines));
            }
        };
        try (BenchSession session = BenchSession.open(file.bench(), OptionalLong.of(1), tap)) {
            wire.clear(); // opening is not a matter of points
            new CampaignRun(file, store, new PrintWriter(new StringWriter())).on(session, 1);
        }
        return wire.stream()
                .filter(exchange -> !exchange.sent().startsWith("("))
                .toList();
    }

    private static double bare(CampaignFile file, List<Exchange> wire) throws InterruptedException {
        Map<String, Session> sessions = new HashMap<>();
        try (BenchPlace place = BenchPlace.of(file.bench(), OptionalLong.of(1), OptionalDouble.empty())) {
            LabClock clock = place.clock();
            for (Map.Entry<String, InstrumentEntry> entry :
                    file.bench().instruments().entrySet()) {
                ResourceString resource = ResourceString.parse(place.resources().get(entry.getKey()));
                sessions.put(
                        entry.getKey(),
                        Sessions.open(
                                entry.getKey(),
                                resource,
                                clock,
                                entry.getValue().sessionOptions()));
            }
            try (LabClock.Participation part = clock.participate("run")) {
                long begin = System.nanoTime();
                long before = 0;
                for (Exchange exchange : wire) {
                    clock.sleepUntil(before); // no later than the campaign was when it ended the last one
                    Session session = sessions.get(exchange.role());
                    if (exchange.lines() == 0) {
                        session.write(exchange.sent());
                    } else {
                        session.queryLines(exchange.sent(), exchange.lines());
                    }
                    before = exchange.labNanos();
                }
                return 1e-9 * (System.nanoTime() - begin);
            } finally {
                sessions.values().forEach(Session::close);
            }
        }
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%-55s %10.3f%n", what, value);
    }
}
