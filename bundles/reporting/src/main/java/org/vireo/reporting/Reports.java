package org.vireo.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.history.HistoryReader;
import org.vireo.model.VireoException;

/** Makes reports. Thread-safe. */
@Component(service = Reports.class)
public final class Reports {
    private static final int QUERY_SECONDS = 300;
    private static final Duration RENDERING = Duration.ofMinutes(10);

    private final Clock clock = Clock.systemUTC();
    private final Catalogue catalogue;
    private final Renderers renderers;
    private final Authorizer authorizer;
    private final Run run;

    /** With what there is to tell, the forms it can have, and the history. */
    @Activate
    public Reports(
            @Reference Catalogue catalogue,
            @Reference Renderers renderers,
            @Reference Authorizer authorizer,
            @Reference HistoryReader history) {
        this.catalogue = catalogue;
        this.renderers = renderers;
        this.authorizer = authorizer;
        run = new Run(history, QUERY_SECONDS);
    }

    /**
     * Writes a report of what the caller may see. Blocks until it is written, for minutes when there is much; interruptible.
     *
     * @param form type of a renderer
     * @throws VireoException when there is no such report or form, when a wish cannot be, when the history does not answer, or {@code progress} ends it
     * @throws IOException what the stream threw
     */
    void write(String id, Wishes wishes, String form, Caller caller, Progress progress, OutputStream out)
            throws IOException {
        var report = catalogue.get(id);
        var renderer = renderers.of(form);
        var now = clock.instant();
        var asked = wishes.check(report, new CallerSight(authorizer, caller), now);
        var model = run.model(report, asked, new FirstHalf(progress));
        renderer.render(model, asked.locale(), out, clock.instant().plus(RENDERING));
        progress.reached(100);
    }

    /**
     * Whether it could be made for the caller now.
     *
     * @throws VireoException when not; says why
     */
    void check(String id, Wishes wishes, String form, Caller caller) {
        renderers.of(form);
        wishes.check(catalogue.get(id), new CallerSight(authorizer, caller), clock.instant());
    }

    /** What a report is called. */
    String title(String id, Locale locale) {
        return catalogue.get(id).texts().text(id + ".title", locale);
    }

    /** What the bytes of a form are. */
    String mediaType(String form) {
        return renderers.of(form).mediaType();
    }

    /** Of a run, the other half of which is the rendering. */
    private record FirstHalf(Progress all) implements Progress {
        @Override
        public void reached(int percent) {
            all.reached(percent / 2);
        }

        @Override
        public void asks(Statement query) {
            all.asks(query);
        }
    }
}
