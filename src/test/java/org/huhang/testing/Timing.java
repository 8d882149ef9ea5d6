package org.huhang.testing;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long something took, over many runs. For benchmarks, which print and never fail.
 *
 * @param tenth in milliseconds; a tenth of the runs was faster, so a busy machine disturbs it least
 * @param median in milliseconds
 * @param p95 in milliseconds
 * @param p99 in milliseconds
 * @param runs how many were timed
 */
public record Timing(double tenth, double median, double p95, double p99, int runs) {

    private static final int FEWEST = 10;

    /**
     * Times something that has been warmed up.
     *
     * @param runs how many at most
     * @param patience after this long ten runs are enough
     * @param asked what is timed
     * @return median and p99
     */
    public static Timing of(int runs, Duration patience, Runnable asked) {
        var took = new double[runs];
        var until = System.nanoTime() + patience.toNanos();
        var run = 0;
        while (run < runs && (run < FEWEST || System.nanoTime() < until)) {
            var start = System.nanoTime();
            asked.run();
            took[run++] = (System.nanoTime() - start) / 1e6;
        }
        return of(Arrays.copyOf(took, run));
    }

    /**
     * Sums up times that were taken elsewhere.
     *
     * @param millis one per run
     * @return median and p99
     */
    public static Timing of(double[] millis) {
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return new Timing(
                sorted[sorted.length / 10],
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.95) - 1],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted.length);
    }
}
