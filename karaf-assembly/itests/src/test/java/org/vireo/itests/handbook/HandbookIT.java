package org.vireo.itests.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Somebody follows the handbook from the first page to the last; how much of it was run is told in {@code target/handbook.txt}. */
@InLab
class HandbookIT {
    private static final Logger LOG = LoggerFactory.getLogger(HandbookIT.class);

    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheHandbookRuns(Lab lab) throws IOException, URISyntaxException {
        lab.awaitUsable(lab.alpha());
        lab.awaitUsable(lab.beta());
        var engine = lab.engine();
        var desk = new Desk(
                engine.url(),
                engine.data().getParent(),
                engine.shell(),
                engine.ports().database(),
                lab.alpha().exports(),
                engine.data().resolveSibling("log/karaf.log"));
        var tally = new Tally();
        var problems = follow(desk, folder, tally);
        Files.writeString(Path.of("target/handbook.txt"), tally.toString());
        LOG.info("{}", tally);
        assertThat(problems).isEmpty();
        assertThat(tally.share()).as(tally.toString()).isGreaterThan(0.7);
        assertThat(tally.commandsRun()).isGreaterThan(100);
    }

    /** Follows all pages, or those that the property {@code handbook.pages} names; returns what went wrong. */
    static List<String> follow(Desk desk, Path folder, Tally tally) throws URISyntaxException {
        var only = System.getProperty("handbook.pages", "");
        var pages = Book.pages();
        var common = pages.stream().filter(p -> p.name().equals("commands")).findFirst();
        var reader = new Reader(
                desk,
                common.orElseThrow(),
                folder,
                Path.of(HandbookIT.class.getResource("/handbook").toURI()));
        var problems = new ArrayList<>(reader.open());
        for (var page : pages) {
            if (only.isEmpty() || List.of(only.split(",")).contains(page.name())) {
                var begin = System.nanoTime();
                var found = reader.follow(page, tally);
                found.forEach(problem -> LOG.warn("{}", problem));
                problems.addAll(found);
                LOG.info("page {} took {} ms", page.name(), (System.nanoTime() - begin) / 1_000_000);
            }
        }
        problems.addAll(reader.close());
        return problems;
    }
}
