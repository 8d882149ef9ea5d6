package org.huhang.attacks;

import java.util.Arrays;
import java.util.Random;

/**
 * How long the answers to two kinds of questions took, asked in turn and in changing order, so that whatever else the machine
 * does falls on both alike.
 *
 * @param first nanoseconds, sorted
 * @param second nanoseconds, sorted
 */
record Times(long[] first, long[] second) {

    private static final int WARM_UP = 20;

    /** Asks. */
    @FunctionalInterface
    interface Question {
        void ask(int number) throws Exception;
    }

    static Times of(int many, Question first, Question second) throws Exception {
        var random = new Random(many);
        var times = new long[2][many];
        for (var number = -WARM_UP; number < many; number++) {
            var turn = random.nextInt(2);
            for (var kind : new int[] {turn, 1 - turn}) {
                var start = System.nanoTime();
                (kind == 0 ? first : second).ask(number);
                if (number >= 0) {
                    times[kind][number] = System.nanoTime() - start;
                }
            }
        }
        Arrays.sort(times[0]);
        Arrays.sort(times[1]);
        return new Times(times[0], times[1]);
    }

    /** How much longer the usual answer to one question takes than the usual answer to the other. */
    double difference() {
        return Math.abs(median(first) - median(second)) / 1e6;
    }

    static double median(long[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    /**
     * Two-sample Kolmogorov–Smirnov test.
     *
     * @return how probable a difference as large as this one is if both kinds take the same time
     */
    double sameness() {
        var n = (double) first.length;
        var m = (double) second.length;
        var furthest = 0.0;
        var i = 0;
        var j = 0;
        while (i < first.length && j < second.length) {
            var at = Math.min(first[i], second[j]);
            while (i < first.length && first[i] == at) {
                i++;
            }
            while (j < second.length && second[j] == at) {
                j++;
            }
            furthest = Math.max(furthest, Math.abs(i / n - j / m));
        }
        var size = Math.sqrt(n * m / (n + m));
        return kolmogorov((size + 0.12 + 0.11 / size) * furthest);
    }

    private static double kolmogorov(double lambda) {
        if (lambda < 0.2) {
            return 1;
        }
        var sum = 0.0;
        for (var k = 1; k <= 100; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * lambda * lambda);
        }
        return Math.max(0, Math.min(1, sum));
    }
}
