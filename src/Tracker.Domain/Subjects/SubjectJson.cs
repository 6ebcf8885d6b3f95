using System.Text.Json.Serialization;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Subjects;

/// <summary>Names and JSON that all subject kinds share.</summary>
[JsonSerializable(typeof(SubjectState))]
[JsonSerializable(typeof(OpenSubject))]
[JsonSerializable(typeof(RecordClaim))]
[JsonSerializable(typeof(SupersedeClaim))]
[JsonSerializable(typeof(WithdrawClaim))]
[JsonSerializable(typeof(PreferClaim))]
[JsonSerializable(typeof(MarkRemovedByBody))]
[JsonSerializable(typeof(AddNote))]
[JsonSerializable(typeof(EditNote))]
[JsonSerializable(typeof(RemoveNote))]
[JsonSerializable(typeof(RaiseConcern))]
[JsonSerializable(typeof(AnswerConcern))]
[JsonSerializable(typeof(WithdrawConcern))]
[JsonSerializable(typeof(SubjectOpened))]
[JsonSerializable(typeof(ClaimRecorded))]
[JsonSerializable(typeof(ClaimSuperseded))]
[JsonSerializable(typeof(ClaimPreferred))]
[JsonSerializable(typeof(ClaimRemovedByBody))]
[JsonSerializable(typeof(NoteAdded))]
[JsonSerializable(typeof(NoteEdited))]
[JsonSerializable(typeof(NoteRemoved))]
[JsonSerializable(typeof(ConcernRaised))]
[JsonSerializable(typeof(ConcernAnswered))]
[JsonSerializable(typeof(ConcernWithdrawn))]
internal sealed partial class SubjectJson : JsonSerializerContext
{
    internal static readonly SubjectJson Strict = new(Codec.Options);

    internal static readonly Codec Codec = new(Strict,
    [
        ("open", typeof(OpenSubject)),
        ("record-claim", typeof(RecordClaim)),
        ("supersede-claim", typeof(SupersedeClaim)),
        ("withdraw-claim", typeof(WithdrawClaim)),
        ("prefer-claim", typeof(PreferClaim)),
        ("mark-removed-by-body", typeof(MarkRemovedByBody)),
        ("add-note", typeof(AddNote)),
        ("edit-note", typeof(EditNote)),
        ("remove-note", typeof(RemoveNote)),
        ("raise-concern", typeof(RaiseConcern)),
        ("answer-concern", typeof(AnswerConcern)),
        ("withdraw-concern", typeof(WithdrawConcern)),
    ],
    [
        ("opened", 1, typeof(SubjectOpened)),
        ("claim-recorded", 1, typeof(ClaimRecorded)),
        ("claim-superseded", 1, typeof(ClaimSuperseded)),
        ("claim-preferred", 1, typeof(ClaimPreferred)),
        ("claim-removed-by-body", 1, typeof(ClaimRemovedByBody)),
        ("note-added", 1, typeof(NoteAdded)),
        ("note-edited", 1, typeof(NoteEdited)),
        ("note-removed", 1, typeof(NoteRemoved)),
        ("concern-raised", 1, typeof(ConcernRaised)),
        ("concern-answered", 1, typeof(ConcernAnswered)),
        ("concern-withdrawn", 1, typeof(ConcernWithdrawn)),
    ]);
}
