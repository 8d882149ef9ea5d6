package org.huhang.form;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form files that came with the platform, and their words in other languages, found by their ids. */
final class ShippedForms implements FormTexts {

    private static final Pattern PATH = Pattern.compile("[a-z0-9-]{1,100}/[a-z0-9-]{1,100}");
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    private final Map<String, Properties> texts = new ConcurrentHashMap<>();

    /** The text of a file such as {@code shared/child-opinion}, null if there is none. */
    @Nullable
    String file(String path) {
        return PATH.matcher(path).matches() ? resource("forms/" + path + ".form") : null;
    }

    /** The text of the form with this id: {@code shared_childOpinion} stands in {@code shared/child-opinion.form}. */
    @Nullable
    String byId(String id) {
        var parts = id.split("_", -1);
        return parts.length == 2 ? file(kebab(parts[0]) + "/" + kebab(parts[1])) : null;
    }

    @Override
    public @Nullable String text(String key, Locale locale) {
        var end = key.indexOf('_');
        // Anybody can ask for any language; only the one that exists is looked for, and kept.
        if (end < 1 || !locale.getLanguage().equals(ENGLISH)) {
            return null;
        }
        var path = "forms/" + kebab(key.substring(0, end)) + "/" + ENGLISH + ".properties";
        return texts.computeIfAbsent(path, ShippedForms::load).getProperty(key);
    }

    private static Properties load(String path) {
        var properties = new Properties();
        try (var stream = ShippedForms.class.getClassLoader().getResourceAsStream(path)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }

    private static @Nullable String resource(String path) {
        try (var stream = ShippedForms.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
