package org.huhang.document;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files and the folders they lie in. */
@Service
public class Documents {

    private final Reception reception;
    private final FileTable files;
    private final FolderTable folders;
    private final AuditTrail trail;
    private final DocumentSettings settings;
    private final Clock clock;
    private final Map<String, FolderOwner> owners;

    Documents(
            Reception reception,
            FileTable files,
            FolderTable folders,
            AuditTrail trail,
            DocumentSettings settings,
            Clock clock,
            List<FolderOwner> owners) {
        this.reception = reception;
        this.files = files;
        this.folders = folders;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
        this.owners = owners.stream().collect(Collectors.toMap(FolderOwner::kind, Function.identity()));
    }

    /**
     * Takes a file in. It lies in no folder yet and goes by itself if nobody puts it into one: after a day without
     * account, later for signed-in people.
     *
     * @param name the name it came with; cleaned before it is kept
     * @param content a multipart file, for example
     * @param by username, or {@link AuditLine#REPORTER}
     * @return the file as it was stored
     * @throws FileRefused if it is empty, too large, of a type that is not taken, or not what it seems
     */
    public StoredFile upload(@Nullable String name, InputStreamSource content, String by) {
        return reception.take(name, content, by);
    }

    /**
     * The folder of an owner, made when first asked for.
     *
     * @param ownerKind such as {@code case}; see {@link FolderOwner#kind}
     * @param ownerId the case number, child file id or report id
     * @return the same folder each time
     */
    public FolderId folder(String ownerKind, String ownerId) {
        return new FolderId(folders.findOrMake(ownerKind, ownerId));
    }

    /**
     * Puts files into a folder, in the caller's transaction. Files that lie there already are left alone.
     *
     * @param fileIds ids as {@link #upload} returned them
     * @param folder where to
     * @param by who uploaded them and puts them there: nobody attaches another's file
     * @throws NoSuchFile if one is gone, is another person's, or lies in another folder; nothing is attached then
     */
    @Transactional
    public void attach(Collection<String> fileIds, FolderId folder, String by) {
        var ids = parsed(fileIds);
        var owner = folders.find(folder.value()).orElseThrow();
        var attached = files.attach(by, ids, folder.value(), by, clock.instant());
        for (var id : fileIds) {
            var file = files.find(uuid(id)).orElseThrow(() -> new NoSuchFile(id));
            if (!owner.equals(file.folder())) {
                throw new NoSuchFile(id);
            }
        }
        for (var id : attached) {
            trail.record(new AuditLine(by, "file.attached", "file", id.toString(), caseNo(owner), null));
        }
    }

    /**
     * Moves all files of a folder to another one, in the caller's transaction.
     *
     * @param from the folder that is empty then
     * @param to where to
     */
    @Transactional
    public void move(FolderId from, FolderId to) {
        moved(files.move(from.value(), to.value()), to);
    }

    /**
     * What was moved from one folder to another goes to a third one; what was put into that other one stays.
     *
     * @param within where it was first, and the folders of what had been moved there before
     * @param cameFrom where it was first
     * @param folder where it is
     * @param to where to
     */
    @Transactional
    public void part(Collection<FolderId> within, FolderId cameFrom, FolderId folder, FolderId to) {
        var folders = within.stream().map(FolderId::value).toList();
        moved(files.part(folders, cameFrom.value(), folder.value(), to.value()), to);
    }

    private void moved(List<UUID> ids, FolderId to) {
        var owner = folders.find(to.value()).orElseThrow();
        ids.forEach(
                id -> trail.record(new AuditLine("system", "file.moved", "file", id.toString(), caseNo(owner), null)));
    }

    /**
     * Lets files that a draft mentions live on; call it when the draft is saved.
     *
     * @param fileIds ids, of which those of other people are passed over
     * @param by who uploaded them
     */
    public void keep(Collection<String> fileIds, String by) {
        var until = clock.instant().plus(Reception.keptFor(settings, by));
        files.keep(by, parsed(fileIds), until);
    }

    /**
     * The files that a person uploaded, in a folder or not: to show a draft again and to check an answer.
     *
     * @param fileIds ids, nonsense among them
     * @param by who uploaded them
     * @return those that are there
     */
    public List<StoredFile> uploaded(Collection<String> fileIds, String by) {
        return files.of(by, parsed(fileIds));
    }

    /**
     * Which files a person may hand in with what goes into a folder; asking changes nothing.
     *
     * @param fileIds ids, nonsense among them
     * @param ownerKind the kind of the folder's owner, see {@link FolderOwner#kind}
     * @param ownerId the owner
     * @param by who hands them in
     * @return those that lie in the folder already, and those that the person uploaded and that lie nowhere yet; the rest is
     *     gone or of others, and {@link #attach} would refuse it
     */
    public Set<String> attachable(Collection<String> fileIds, String ownerKind, String ownerId, String by) {
        return files.attachable(by, parsed(fileIds), ownerKind, ownerId);
    }

    /**
     * What lies in a folder. Whoever shows the list has asked {@code Access} about its owner.
     *
     * @param folder the folder
     * @return its files, oldest first
     */
    public List<StoredFile> list(FolderId folder) {
        return files.in(folder.value());
    }

    /**
     * The content of a file for the platform's own use; nobody's access is asked.
     *
     * @param fileId its id
     * @return all its bytes
     * @throws NoSuchFile if there is none
     */
    public byte[] content(String fileId) {
        var id = uuid(fileId);
        if (files.find(id).isEmpty()) {
            throw new NoSuchFile(fileId);
        }
        var content = new ByteArrayOutputStream();
        var no = 0;
        for (var piece = files.piece(id, no); piece.isPresent(); piece = files.piece(id, ++no)) {
            content.writeBytes(piece.get());
        }
        return content.toByteArray();
    }

    @Nullable
    FolderOwner owner(Folder folder) {
        return owners.get(folder.ownerKind());
    }

    @Nullable
    String caseNo(Folder folder) {
        var owner = owner(folder);
        return owner == null ? null : owner.caseNo(folder.ownerId());
    }

    private static Set<UUID> parsed(Collection<String> ids) {
        return ids.stream()
                .map(Documents::parse)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static UUID uuid(String id) {
        var parsed = parse(id);
        if (parsed == null) {
            throw new NoSuchFile("of that id");
        }
        return parsed;
    }

    static @Nullable UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
