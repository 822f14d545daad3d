package io.mtjlab.networks.sigmoidmlp;

import java.util.List;
import java.util.Map;

/** What a study found, before it is put together with the settings and the data. */
record Findings(List<Curve> curves, Map<String, Double> metrics, String explanation) {}
