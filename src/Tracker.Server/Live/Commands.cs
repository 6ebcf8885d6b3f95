using Tracker.Domain.Briefings;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Screening;
using Tracker.Domain.Sources;
using Tracker.Domain.Subjects;
using Tracker.Domain.Vital;
using Tracker.Server.Briefings;
using Tracker.Server.Directory;
using Tracker.Server.Documents;
using Tracker.Server.Records;
using Tracker.Server.Sessions;
using NameReviewers = Tracker.Domain.Calls.NameReviewers;

namespace Tracker.Server.Live;

/// <summary>The only way from the edge (hub and API) to a record.</summary>
public sealed class Commands(
    IGrainFactory grains, Admission admission, RecordKinds kinds, IRefusals refusals, Grants grants, Uploads uploads, MergeTargets targets,
    PartnerDelegations partners, Addressing addressing, BriefingSources sources, TimeProvider time)
{
    public bool Knows(ActorId actor) => kinds.Of(actor) is not null;

    /// <summary>Sends a command to its record. Rejections for lack of rights are kept for administrators.</summary>
    public async Task<OutcomeMessage> Execute(Principal principal, CommandMessage message)
    {
        if (!Knows(message.Actor)) return OutcomeMessage.Rejected(Rejection.NotFound);
        if (message.Payload.Utf8.IsEmpty) return OutcomeMessage.Rejected(TextLimits.Required("payload"));
        var outcome = await admission.ToSend(principal, message) is { } no ? OutcomeMessage.Rejected(no)
            : await NotFromHere(principal, message) is { } missing ? OutcomeMessage.Rejected(missing)
            : message.Actor == DirectoryKind.Actor ? await Administer(principal, message)
            : await Ask(principal, message);
        if (outcome.Rejection is { Code: RejectionCode.Forbidden or RejectionCode.NotFound } refused)
            refusals.Record(new Refusal(time.GetUtcNow(), principal.Id, message.Actor, message.Name, refused.Code));
        return outcome;
    }

    /// <summary>What the principal may read of a record, or the rejection that says why nothing.</summary>
    public async Task<OpenedMessage> Read(Principal principal, ActorId actor) =>
        JsonSerializer.Deserialize((await Open(principal, new OpenMessage(actor))).Opened, WireJson.Strict.OpenedMessage)!;

    /// <param name="text">The host's number of a co-edited text, for the answer.</param>
    public async Task<OpenReply> Open(Principal principal, OpenMessage open, int? text = null)
    {
        if (await admission.ToOpen(principal, open.Actor) is { } no)
            return new OpenReply(WireCodec.Pack(Closed(principal, open.Actor, no)).Utf8.ToArray(), false);
        var reply = await grains.Record(open.Actor).Open(
            Caller.Of(principal), new OpenCall(open.Known is null ? [] : [.. open.Known.Select(k => new KnownLine(k.Key, k.Value))], text));
        if (!reply.Found) admission.Forget(principal, open.Actor);
        return reply;
    }

    /// <summary>The answer to a viewer for whom there is no record to open.</summary>
    internal static OpenedMessage Closed(Principal principal, ActorId actor, Rejection rejection) =>
        new(actor, [], rejection, Viewer: new ViewerName(principal.Id, principal.Name));

    /// <summary>What of a command no record can decide alone: a document that it keeps, the record that it merges into, the partner that it shares with,
    /// whom a note is for; null if it is right.</summary>
    private async Task<Rejection?> NotFromHere(Principal principal, CommandMessage message) =>
        message.Name is not ("keep-capture" or "merge-record" or "publish-position" or "draft-vital" or "release-vital" or "adopt-list-version"
            or "create-briefing" or "include-organization" or "include-statements" or "add-sentence" or "replace-sentence" or "release-briefing"
            or "record-finding" or "name-attendee" or "name-reviewers") ? null
        : kinds.Of(message.Actor)!.Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span).Command switch
        {
            KeepCapture capture => await uploads.Refuses(principal.Id, capture.Document),
            AdoptListVersion version => await uploads.Refuses(principal.Id, version.Document),
            MergeRecord merge => await targets.Refuses(message.Actor, merge),
            PublishPosition shared => await partners.Refuses(shared),
            DraftVital draft => await addressing.Refuses(draft),
            NameReviewers reviewers => await addressing.Refuses(reviewers),
            ReleaseVital release => await addressing.Refuses(release.To),
            CreateBriefing briefing => await sources.Refuses(briefing),
            IncludeOrganization included => await sources.Refuses(included),
            IncludeStatements included => await sources.Refuses(included),
            AddSentence sentence => await sources.Refuses(sentence.From),
            RecordFinding finding => await sources.Refuses(finding.From),
            NameAttendee attendee => await sources.Refuses(attendee),
            ReplaceSentence sentence => await sources.Refuses(sentence.From),
            ReleaseBriefing release => await addressing.Refuses(release.To) ?? await sources.Refuses(message.Actor),
            _ => null,
        };

    private async Task<OutcomeMessage> Administer(Principal principal, CommandMessage message)
    {
        if (!principal.IsAdministrator(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))) return await Ask(principal, message);
        var (command, _) = kinds.Of(message.Actor)!.Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span);
        if (!await grants.TryEndWhatOthersMade(command)) return OutcomeMessage.Unknown;
        var outcome = await Ask(principal, message);
        if (outcome.Result != Result.Rejected) await grants.TryEndWhatOthersMade(command);
        return outcome;
    }

    private async Task<OutcomeMessage> Ask(Principal principal, CommandMessage message)
    {
        try
        {
            var reply = await grains.Record(message.Actor).Execute(Caller.Of(principal), new CommandCall(
                message.Operation, message.Compartment, message.Seen, message.Name, message.Payload.Utf8.ToArray(), message.OnBehalfOf, message.Again));
            var rejection = reply.Rejection is null ? null : JsonSerializer.Deserialize(reply.Rejection, WireJson.Strict.Rejection);
            if (rejection == Rejection.NotFound) admission.Forget(principal, message.Actor);
            return new OutcomeMessage((Result)reply.Result, reply.Version, rejection);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or IOException or OperationCanceledException)
        {
            return OutcomeMessage.Unknown;
        }
    }
}
