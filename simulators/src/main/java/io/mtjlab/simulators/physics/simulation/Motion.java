package io.mtjlab.simulators.physics.simulation;

import io.mtjlab.simulators.physics.macrospin.Vec3;

/** Follows where a magnetisation goes. */
final class Motion {

    private final Vec3 axis;
    private final double durationSeconds;
    private Vec3 last;
    private double turned;
    private double squares;
    private long seen;
    private double early;
    private double late;

    /** @param axis from which excursions are counted */
    Motion(Vec3 axis, Vec3 begin, double durationSeconds) {
        this.axis = axis;
        this.last = begin;
        this.durationSeconds = durationSeconds;
    }

    void see(double seconds, Vec3 m) {
        turned += Math.atan2(last.x() * m.y() - last.y() * m.x(), last.x() * m.x() + last.y() * m.y());
        last = m;
        squares += m.z() * m.z();
        seen++;
        double off = m.cross(axis).length();
        early = seconds < 0.1 * durationSeconds ? Math.max(early, off) : early;
        late = seconds >= 0.9 * durationSeconds ? Math.max(late, off) : late;
    }

    void into(Metrics metrics) {
        metrics.put("final_mx", last.x())
                .put("final_my", last.y())
                .put("final_mz", last.z())
                .put("final_polar_degrees", Math.toDegrees(Math.acos(last.z())))
                .put("turned_radians", turned)
                .put("mean_mz_squared", squares / seen)
                .put("early_excursion", early)
                .put("late_excursion", late);
    }
}
