package org.huhang.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from a page of tasks what it says of other lists, and how many tasks it has. */
final class ListNumbers {

    private static final Pattern ENTRY =
            Pattern.compile("<a class=\"(pill[^\"]*)\"[^>]*?href=\"([^\"]+)\"([^>]*)>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("<b>(\\d+\\+?)</b>");
    private static final Pattern ALARM = Pattern.compile("<b class=\"pill-alarm\">\\D*(\\d+\\+?)\\D*</b>");
    private static final Pattern MORE = Pattern.compile("<a href=\"([^\"]+filter=urgent)\">[^<]*?(\\d+\\+?)[^<]*</a>");
    private static final Pattern ROW = Pattern.compile("<tr>\\s*<td class=\"cell-tier\">.*?</tr>", Pattern.DOTALL);
    private static final Pattern URGENT = Pattern.compile("<li class=\"urgent-row\">.*?</li>", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("/tasks/([0-9a-f-]{36})");

    private ListNumbers() {}

    /** The numbers, by the address of the list of which each of them is said. */
    static Map<String, String> of(String page, String here) {
        var said = new LinkedHashMap<String, String>();
        ENTRY.matcher(page).results().forEach(entry -> {
            // The entry of the filter that is chosen leads back to all.
            var chosen = entry.group(1).contains("pill-") && entry.group(3).contains("aria-current");
            var to = chosen ? here : entry.group(2).replace("&amp;", "&");
            NUMBER.matcher(entry.group(4)).results().forEach(number -> said.put(to, number.group(1)));
            ALARM.matcher(entry.group(4)).results().forEach(number -> said.put(to + "&filter=urgent", number.group(1)));
        });
        MORE.matcher(page).results().forEach(more -> said.put(more.group(1).replace("&amp;", "&"), more.group(2)));
        return said;
    }

    /** Different tasks: what cannot wait stands on the first page, and where its term is. */
    static int rows(String pages) {
        return (int) ROW.matcher(pages)
                .results()
                .map(row -> {
                    var id = ID.matcher(row.group());
                    return id.find() ? id.group(1) : row.group().replaceAll("(?s)<form.*?</form>", "");
                })
                .distinct()
                .count();
    }

    /** The tasks of a list, as they stand. */
    static List<UUID> listed(String page) {
        return ids(ROW.matcher(page).results().map(MatchResult::group));
    }

    /** The urgent ones above it. */
    static List<UUID> above(String page) {
        return ids(URGENT.matcher(page).results().map(MatchResult::group));
    }

    private static List<UUID> ids(Stream<String> rows) {
        return rows.map(ID::matcher)
                .filter(Matcher::find)
                .map(id -> UUID.fromString(id.group(1)))
                .toList();
    }

    static boolean same(String said, int rows) {
        return said.endsWith("+") ? rows >= 99 : Integer.parseInt(said) == rows;
    }
}
