package io.mtjlab.protocols.hall;

/**
 * The part of a loop that changes its sign with the field: half the difference between a reading and that at the
 * opposite field on the other branch, where the magnetisation is the opposite one. Misplaced contacts, whose part is
 * the same in both, drop out.
 */
final class Antisymmetric {

    private Antisymmetric() {}

    /**
     * @param ohms of a loop from -H to +H and back, the turning point once: shape [2 n - 1] for n fields
     * @return shape [2 n - 1]
     */
    static double[] of(double[] ohms) {
        int turn = ohms.length / 2; // row i has field i on the way up, row turn + i has its opposite on the way down
        double[] odd = new double[ohms.length];
        for (int i = turn; i >= 0; i--) { // the turning point, in both, is left as its way up tells
            odd[turn + i] = (ohms[turn + i] - ohms[i]) / 2;
            odd[i] = -odd[turn + i];
        }
        return odd;
    }
}
