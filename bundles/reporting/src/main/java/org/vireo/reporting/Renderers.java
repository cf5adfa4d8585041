package org.vireo.reporting;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.model.VireoException;
import org.vireo.spi.report.ReportRenderer;

/** The forms that plugins bring, by type; only ever handed out behind the guard. Thread-safe. */
@Component(service = Renderers.class)
public final class Renderers {
    private final List<ReportRenderer> renderers = new CopyOnWriteArrayList<>();

    /** While there is none, no form can be had. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile PluginGuard guard;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ReportRenderer renderer) {
        renderers.add(renderer);
    }

    void unbind(ReportRenderer renderer) {
        renderers.remove(renderer);
    }

    /** All types, in order. */
    List<String> types() {
        return guarded().stream().map(ReportRenderer::type).distinct().sorted().toList();
    }

    /**
     * The form of a type; when several are, the one that came first.
     *
     * @throws VireoException when there is none
     */
    ReportRenderer of(String type) {
        return guarded().stream()
                .filter(renderer -> renderer.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        ReportingError.FORM_UNKNOWN,
                        "Reports cannot be had as '" + type + "' now, only as " + types() + "."));
    }

    private List<ReportRenderer> guarded() {
        var present = guard;
        return present == null
                ? List.of()
                : renderers.stream()
                        .map(renderer -> present.guard(ReportRenderer.class, renderer))
                        .toList();
    }
}
