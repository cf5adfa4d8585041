package org.vireo.docs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that somebody looks for. A section is found when it has all of them, its page's title counted; words begin as those that were typed.
 *
 * @param typed what was typed, shortened
 * @param words in small letters; at most eight
 */
record Search(String typed, List<Word> words) {
    static final int LONGEST = 200;

    private static final int MOST_WORDS = 8;
    private static final int MOST_FOUND = 40;
    private static final int COUNTED = 4;
    private static final int IN_HEADING = 10;
    private static final int IN_TITLE = 6;
    private static final String BEGIN = "(?<![\\p{L}\\p{N}])";
    private static final Pattern BETWEEN = Pattern.compile("[\\s\"]+");
    private static final String DECISIONS = "adr/";
    // decisions tell why, and whoever searches mostly wants to know how
    private static final Comparator<Found> ORDER = Comparator.comparing(
                    (Found found) -> found.path().startsWith(DECISIONS))
            .thenComparing(Comparator.comparingInt(Found::score).reversed());

    Search {
        words = List.copyOf(words);
    }

    static Search of(String typed) {
        var shorter = typed.strip();
        shorter = shorter.substring(0, Math.min(LONGEST, shorter.length()));
        var words = Arrays.stream(BETWEEN.split(shorter.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .map(Word::of)
                .toList();
        return new Search(shorter, words);
    }

    /**
     * A word, and the beginning of longer ones.
     *
     * @param text in small letters
     * @param pattern where it begins
     */
    record Word(String text, Pattern pattern) {
        static Word of(String text) {
            return new Word(text, Pattern.compile(BEGIN + Pattern.quote(text)));
        }

        /** How often a text in small letters has it; no more than some. */
        int in(String small) {
            return small.contains(text)
                    ? (int) pattern.matcher(small).results().limit(COUNTED).count()
                    : 0;
        }
    }

    /**
     * A place that has the words.
     *
     * @param path of the page
     * @param title of the page
     * @param section of the page
     * @param sentence that has most of them; empty when only headings have them
     * @param score how well it fits; more is better
     */
    record Found(String path, String title, Section section, String sentence, int score) {}

    /** The places that have all words, the best first. */
    List<Found> in(Handbook handbook) {
        if (words.isEmpty()) {
            return List.of();
        }
        return handbook.paths().stream()
                .flatMap(path -> inPage(path, handbook.page(path).orElseThrow()))
                .sorted(ORDER)
                .limit(MOST_FOUND)
                .toList();
    }

    private Stream<Found> inPage(String path, Handbook.Page page) {
        var title = page.title().toLowerCase(Locale.ROOT);
        return page.sections().stream()
                .flatMap(section -> score(section, title)
                        .map(score -> new Found(path, page.title(), section, sentence(section), score))
                        .stream());
    }

    private Optional<Integer> score(Section section, String title) {
        var heading = section.heading().toLowerCase(Locale.ROOT);
        int score = 0;
        for (var word : words) {
            var here = word.in(section.words()) + (word.in(title) > 0 ? IN_TITLE : 0);
            if (here == 0) {
                return Optional.empty();
            }
            score += here + (word.in(heading) > 0 ? IN_HEADING : 0);
        }
        return Optional.of(score);
    }

    private String sentence(Section section) {
        var best = "";
        long most = 0;
        for (var sentence : section.sentences()) {
            var small = sentence.toLowerCase(Locale.ROOT);
            var has = words.stream().filter(word -> word.in(small) > 0).count();
            if (has > most) {
                most = has;
                best = sentence;
            }
        }
        return best;
    }

    /** Where the words stand in a text, whatever their letters' size. */
    Pattern places() {
        var any = words.stream().map(word -> Pattern.quote(word.text())).collect(Collectors.joining("|"));
        return Pattern.compile(BEGIN + "(?:" + any + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
