package io.mtjlab.analysis.scoring;

import java.util.Map;

/**
 * The best Python pipelines' figures on sets of the same kinds, with the statistical limit where one is known: median /
 * 95th percentile of the scaled error.
 */
record Peer(String figures, String limit) {

    private static final Peer NONE = new Peer("", "");

    /** By the name of the source and the row. */
    private static final Map<String, Peer> ALL = Map.ofEntries(
            Map.entry("telegraph, two levels: tau_P", new Peer("0.069 / 0.37, cover 64/93", "0.062 / 0.31")),
            Map.entry("telegraph, two levels: tau_AP", new Peer("0.059 / 0.32, cover 71/93", "")),
            Map.entry("telegraph, two levels: P", new Peer("0.008 / 0.047, cover 68/92", "")),
            Map.entry("telegraph, several levels: dwell", new Peer("0.045 / 0.62", "")),
            Map.entry("telegraph, several levels: n_levels", new Peer("right in 36 of 40", "")),
            Map.entry("stfmr: fr", new Peer("0.010 / 0.095", "0.009 / 0.089")),
            Map.entry("stfmr: df", new Peer("0.017 / 0.175", "0.019 / 0.180")),
            Map.entry("stfmr: VS", new Peer("0.024 / 0.21", "")),
            Map.entry("stfmr: VA", new Peer("0.010 / 0.10", "")),
            Map.entry("sigmoid: alpha", new Peer("0.045 / 0.21", "")),
            Map.entry("sigmoid: beta", new Peer("0.079 / 0.34", "")),
            Map.entry("rh: Hc", new Peer("0.080 / 0.74", "")),
            Map.entry("rh: TMR", new Peer("0.0057 / 0.078", "")),
            Map.entry("rh: Hs", new Peer("recognised in 4 of 12", "")),
            Map.entry("rh: level count", new Peer("right in 63 of 76", "")),
            Map.entry("rv: Vc_plus", new Peer("0.10 / 0.43", "")),
            Map.entry("rv: level count", new Peer("right in 60 of 60", "")),
            Map.entry("pulses, number: N_fire", new Peer("off by 4.8 pulses at the 95th percentile", "")),
            Map.entry("arrhenius: E_P", new Peer("0.013 / 0.030", "")));

    static Peer of(String source, String row) {
        return ALL.getOrDefault(source + ": " + row, NONE);
    }
}
