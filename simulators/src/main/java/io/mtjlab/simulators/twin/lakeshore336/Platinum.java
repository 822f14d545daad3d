package io.mtjlab.simulators.twin.lakeshore336;

/** A platinum sensor of 100 ohm at the ice point: Callendar and van Dusen's equation (IEC 60751). */
final class Platinum {

    private static final double ICE_KELVIN = 273.15;
    private static final double A = 3.9083e-3;
    private static final double B = -5.775e-7;
    private static final double C = -4.183e-12;

    private Platinum() {}

    static double ohms(double kelvin) {
        double celsius = kelvin - ICE_KELVIN;
        double cold = celsius < 0 ? C * (celsius - 100) * celsius * celsius * celsius : 0;
        return 100 * (1 + A * celsius + B * celsius * celsius + cold);
    }
}
