package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How placeholders look: a word in square brackets of Chinese writing, and before the word perhaps a mark.
 *
 * @param ifThere what follows is left out where there is no such thing
 * @param unless the opposite
 * @param each what follows is repeated for each row
 * @param end where such a part is over
 */
record Marks(String ifThere, String unless, String each, String end) {

    static final char OPEN = '\u3010';
    static final char CLOSE = '\u3011';
    private static final Pattern TOKEN = Pattern.compile("\u3010([^\u3010\u3011\n\t]{1,60})\u3011");

    /** The tokens of a text, in their order. */
    List<Token> tokens(String text) {
        if (text.indexOf(OPEN) < 0) {
            return List.of();
        }
        var found = new ArrayList<Token>();
        var at = TOKEN.matcher(text);
        while (at.find()) {
            found.add(token(at.group(1).strip(), at.start(), at.end()));
        }
        return found;
    }

    /** Whether a bracket stands without its other half, or with nothing between them. */
    static boolean broken(String text) {
        var rest = TOKEN.matcher(text).replaceAll("");
        return rest.indexOf(OPEN) >= 0 || rest.indexOf(CLOSE) >= 0;
    }

    private Token token(String inside, int start, int end) {
        if (inside.equals(this.end)) {
            return new Token(Token.Sort.END, "", start, end);
        }
        if (inside.startsWith(ifThere)) {
            return new Token(Token.Sort.IF, word(inside, ifThere), start, end);
        }
        if (inside.startsWith(unless)) {
            return new Token(Token.Sort.UNLESS, word(inside, unless), start, end);
        }
        if (inside.startsWith(each)) {
            return new Token(Token.Sort.EACH, word(inside, each), start, end);
        }
        return new Token(Token.Sort.WORD, inside, start, end);
    }

    /** An office may put a blank or a colon between mark and word. */
    private static String word(String inside, String mark) {
        return inside.substring(mark.length()).replaceFirst("^[\\s\u3000:\uff1a]+", "");
    }

    /** The end that belongs to an opening token; -1 if there is none. */
    static int closing(List<Token> tokens, int opening) {
        var depth = 0;
        for (var i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).opens() ? 1 : tokens.get(i).sort() == Token.Sort.END ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
