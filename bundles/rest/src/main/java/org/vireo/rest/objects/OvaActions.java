package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.engine.api.storage.ExportOva;
import org.vireo.engine.api.storage.ImportOva;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.Id;
import org.vireo.model.StorageDomainId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.ExternalTemplateImport;
import org.vireo.rest.types.ExternalVmImport;

/** Machines go into packages in files of hosts, and come out of them. */
final class OvaActions {
    static final String NO_EXPORT_DOMAINS = "There are no export domains; export to a path on a host.";
    private static final String SCHEME = "ova://";
    private static final String[] REQUIRED = {
        "url", "host.id|name", "cluster.id|name", "storage_domain.id|name",
    };

    private OvaActions() {}

    static Effect export(Vm vm, Action sent, Context context) {
        return export(vm.id().value(), vm.name(), false, sent, context);
    }

    static Effect export(Template template, Action sent, Context context) {
        return export(template.id().value(), template.name(), true, sent, context);
    }

    private static Effect export(UUID id, String name, boolean template, Action sent, Context context) {
        if (sent.getStorageDomain() != null) {
            throw RequestFault.bad(NO_EXPORT_DOMAINS);
        }
        if (sent.getHost() == null || sent.getDirectory() == null) {
            throw RequestFault.incomplete("Action", "host.id|name, directory", "export");
        }
        var host = context.resolve(Host.class, HostId::new, sent.getHost());
        var file = Optional.ofNullable(sent.getFilename())
                .filter(text -> !text.isBlank())
                .orElse(name + ".ova");
        return new Effect.Submit(new ExportOva(id, template, host.id(), sent.getDirectory(), file));
    }

    /** What is added is a virtual machine, and is shown as one of {@code vms}. */
    static Collection<Vm, org.vireo.rest.types.Vm> vmImports(Collection<Vm, org.vireo.rest.types.Vm> vms) {
        return Collection.of("externalvmimports", vms.type(), made(vms.segment(), Vm.class, VmId::new, Vm::id))
                .guardedBy("vm", Vm::id)
                .shown(vms::bean)
                .required(REQUIRED)
                .added(Behaviour.by(ExternalVmImport.class, OvaActions::add))
                .build();
    }

    /** The same for templates. */
    static Collection<Template, org.vireo.rest.types.Template> templateImports(
            Collection<Template, org.vireo.rest.types.Template> templates) {
        return Collection.of(
                        "externaltemplateimports",
                        templates.type(),
                        made(templates.segment(), Template.class, TemplateId::new, Template::id))
                .guardedBy("template", Template::id)
                .shown(templates::bean)
                .required(REQUIRED)
                .added(Behaviour.by(ExternalTemplateImport.class, OvaActions::add))
                .build();
    }

    /** Imports are not kept: what is left of one is the machine, under whose id the answer knows it. */
    private static <E> Source<E> made(String home, Class<E> type, Function<UUID, Id> id, Function<E, Id> own) {
        return new Source<>() {
            @Override
            public List<E> list(Context context) {
                return List.of();
            }

            @Override
            public Optional<E> find(Context context, String wanted) {
                return context.inventory().find(type, id.apply(Context.uuid(wanted)));
            }

            @Override
            public Optional<String> home() {
                return Optional.of(home);
            }

            @Override
            public String id(E item) {
                return own.apply(item).toString();
            }
        };
    }

    private static Addition add(ExternalVmImport sent, Context context) {
        var name = Optional.ofNullable(sent.getVm())
                .map(BaseResource::getName)
                .or(() -> Optional.ofNullable(sent.getName()))
                .orElseGet(() -> name(path(sent.getUrl())));
        var where = new Where(sent.getUrl(), sent.getHost(), sent.getCluster(), sent.getStorageDomain());
        return where.addition(VmId.random(), false, name, !Boolean.FALSE.equals(sent.isSparse()), context);
    }

    private static Addition add(ExternalTemplateImport sent, Context context) {
        var name = Optional.ofNullable(sent.getTemplate())
                .map(BaseResource::getName)
                .orElseGet(() -> name(path(sent.getUrl())));
        var where = new Where(sent.getUrl(), sent.getHost(), sent.getCluster(), sent.getStorageDomain());
        return where.addition(TemplateId.random(), true, name, true, context);
    }

    /** What both kinds of import name. */
    private record Where(
            String url,
            org.vireo.rest.types.Host host,
            org.vireo.rest.types.Cluster cluster,
            org.vireo.rest.types.StorageDomain domain) {
        Addition addition(Id id, boolean template, String name, boolean sparse, Context context) {
            return Addition.of(
                    new ImportOva(
                            id.value(),
                            template,
                            name,
                            context.resolve(Host.class, HostId::new, host).id(),
                            path(url),
                            context.resolve(Cluster.class, ClusterId::new, cluster)
                                    .id(),
                            context.resolve(StorageDomain.class, StorageDomainId::new, domain)
                                    .id(),
                            sparse),
                    id);
        }
    }

    private static String path(String url) {
        if (!url.startsWith(SCHEME)) {
            throw RequestFault.unsupported("An import from anything but a file (ova:///path/on/the/host)");
        }
        var path = url.substring(SCHEME.length());
        if (!path.startsWith("/")) {
            throw RequestFault.badValue("url must be ova:// and an absolute path on the host, such as"
                    + " ova:///var/lib/vireo/exports/web.ova");
        }
        return path;
    }

    /** Of the machine, when none is wished: that of the file. */
    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("(?i)\\.ova$", "");
    }
}
