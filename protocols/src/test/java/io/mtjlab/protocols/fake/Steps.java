package io.mtjlab.protocols.fake;

import io.mtjlab.protocols.campaign.Campaign;
import io.mtjlab.protocols.campaign.Step;

/** Steps as a campaign file writes them. */
public final class Steps {

    private Steps() {}

    /** @param roles of the kind's parts, e.g. {@code source: isrc} */
    public static Step of(String kind, String roles, String parameters) {
        return Campaign.parse(
                        "c.yaml",
                        "campaign: test\nsteps:\n  - {kind: " + kind + ", roles: {" + roles + "}, " + parameters
                                + "}\n")
                .steps()
                .get(0);
    }

    public static Step rh(String parameters) {
        return of("rh", "source: isrc, meter: nvm, magnet: bop, gauss: gauss_1", parameters);
    }

    public static Step stfmr(String parameters) {
        return of("stfmr", "source: isrc, rf: rf_1, lockin: lockin_1, magnet: bop, gauss: gauss_1", parameters);
    }

    public static Step telegraph(String parameters) {
        return of("telegraph", "source: isrc, meter: nvm, magnet: bop, gauss: gauss_1, rf: rf_1", parameters);
    }
}
