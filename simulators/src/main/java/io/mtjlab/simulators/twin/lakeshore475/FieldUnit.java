package io.mtjlab.simulators.twin.lakeshore475;

/** What a field is told in, by its number on the wire (UNIT). In air one oersted goes with one gauss. */
enum FieldUnit {
    GAUSS(1),
    TESLA(1e-4),
    OERSTED(1),
    AMPERE_PER_METRE(1000 / (4 * Math.PI));

    private final double perOersted;

    FieldUnit(double perOersted) {
        this.perOersted = perOersted;
    }

    double fromOersted(double oersted) {
        return oersted * perOersted;
    }

    double toOersted(double value) {
        return value / perOersted;
    }
}
