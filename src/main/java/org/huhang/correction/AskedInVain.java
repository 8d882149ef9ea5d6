package org.huhang.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huhang.casework.AskedByMistake;

/** Collects the agencies that had to do something by a wrong answer alone, and tells each of them what is left of it. */
final class AskedInVain {

    /** Agencies that were asked by mistake. */
    final Set<String> over = new TreeSet<>();

    /** Agencies from which a task was taken that rested on the wrong answer. */
    final Set<String> without = new TreeSet<>();

    /** Agencies that may still have one. */
    final Set<String> perhaps = new TreeSet<>();

    /** Agencies that have it still. */
    final Set<String> still = new TreeSet<>();

    /** Steps that handed over what is finished and has no ground any more. */
    final List<String> finished = new ArrayList<>();

    /** Whoever finished it. */
    final Set<String> finishedBy = new TreeSet<>();

    /** Agencies that are asked for the same by another answer hear nothing, and keep what they have. */
    void spare(Set<String> agencies) {
        Stream.of(over, without, perhaps, still).forEach(those -> those.removeAll(agencies));
    }

    /** Each agency hears one thing: the first of these sets that it is in says which. */
    void tell(AskedByMistake mistake, CorrectedAnswer one) {
        var file = one.file();
        var corrected = one.corrected();
        over.forEach(agency -> mistake.noLonger(file, agency, corrected));
        without.removeAll(over);
        without.forEach(agency -> mistake.byMistake(file, agency, corrected, true));
        perhaps.removeAll(over);
        perhaps.removeAll(without);
        still.retainAll(perhaps);
        still.forEach(agency -> mistake.perhapsNeedless(file, agency, corrected));
        perhaps.removeAll(still);
        perhaps.forEach(agency -> mistake.byMistake(file, agency, corrected, false));
    }
}
