package org.vireo.guard;

import java.time.Duration;
import java.util.Locale;

/** Tells what a guarded call costs: the best of many rounds, as a busy machine makes all but those slower. Run by hand. */
final class GuardCost {
    private static final int ROUNDS = 60;
    private static final int CALLS = 3000;

    private GuardCost() {}

    public static void main(String[] arguments) {
        var limits = new Limits(
                32, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(10), 5, 64);
        var guard = new ServiceGuard(limits, 2000);
        Odd plain = text -> text;
        System.out.printf(
                Locale.ROOT, "plain %d ns, guarded %d ns%n", best(plain), best(guard.guard(Odd.class, plain)));
        guard.stop();
    }

    private static long best(Odd odd) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                odd.echo("x");
            }
            best = Math.min(best, (System.nanoTime() - begin) / CALLS);
        }
        return best;
    }
}
