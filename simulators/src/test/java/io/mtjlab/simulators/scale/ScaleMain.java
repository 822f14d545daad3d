package io.mtjlab.simulators.scale;

/**
 * Prints what instruments cost and how fast one answers: {@code mvn -q -pl simulators -am test -DskipTests -Dscale}. To
 * be held: 200 idle twins below 200 MB and 2 % of a core, a ratio of at least 0.7 to the echo server in C.
 */
public final class ScaleMain {

    private ScaleMain() {}

    public static void main(String[] args) throws Exception {
        IdleTwins.print();
        Throughput.print();
    }
}
