package org.huhang.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a page may send a browser on somebody else's word: to a path of this platform, never to another host. */
final class RelativePath {

    private static final int LONGEST = 2000;

    private RelativePath() {}

    /** The asked path, or the fallback for whatever a browser could read as an address elsewhere. */
    static String orElse(@Nullable String asked, String fallback) {
        return asked != null && isRelative(asked) ? asked : fallback;
    }

    private static boolean isRelative(String asked) {
        if (asked.length() > LONGEST || !asked.startsWith("/") || asked.startsWith("//") || asked.indexOf('\\') >= 0) {
            return false;
        }
        try {
            var address = new URI(asked);
            var path = address.getPath();
            return address.getScheme() == null
                    && address.getRawAuthority() == null
                    && path != null
                    && !path.startsWith("//")
                    && path.indexOf('\\') < 0
                    && path.chars().noneMatch(Character::isISOControl);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
