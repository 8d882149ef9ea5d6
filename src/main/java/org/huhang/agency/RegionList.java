package org.huhang.agency;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The shipped list of places: public division codes with the Latin spelling beside, upper places before lower ones. */
final class RegionList {

    /** By this class's own loader: the one of the thread may be a web application's that has stopped since. */
    private static final ClassPathResource FILE =
            new ClassPathResource("reference/regions-honghe.csv", RegionList.class.getClassLoader());

    private RegionList() {}

    static List<Region> shipped() {
        try (var lines =
                new BufferedReader(new InputStreamReader(FILE.getInputStream(), StandardCharsets.UTF_8)).lines()) {
            return lines.skip(1).map(RegionList::region).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Region region(String line) {
        var cells = line.split(",", -1);
        var parent = cells[4].isEmpty() ? null : cells[4];
        return new Region(cells[0], cells[1], cells[2], Level.valueOf(cells[3]), parent);
    }
}
