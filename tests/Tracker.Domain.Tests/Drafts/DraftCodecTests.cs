using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;

namespace Tracker.Domain.Tests.Drafts;

public sealed class DraftCodecTests
{
    private static readonly DraftKind Kind = DraftKind.Of(new DelegationKind());

    private static readonly Gen<TextChange> Changes =
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 300], Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.Bool).Array[0, 6].Select(ops =>
        {
            var change = TextChange.Build();
            foreach (var (kind, length, text, bold) in ops)
            {
                var marks = bold ? TextAttributes.Of(("bold", true), (Marks.Author, text)) : null;
                _ = kind switch { 0 => change.Retain(length, marks), 1 => change.Insert(text, marks), _ => change.Delete(length) };
            }
            return change.ToChange();
        });

    private static readonly Gen<TextChanged> Events = Gen.Select(
        Gen.String[Gen.Char['a', 'z'], 1, 20].Array[0, 3],
        Gen.Select(Gen.Int[0, 300], Gen.Guid, Gen.Int[0, 10_000]).Array[0, 3],
        Gen.Select(Gen.Int[-1, 300], Gen.Long[1, long.MaxValue], Gen.Int[0, 10_000], Gen.Enum<ChangeKind>(), Changes).Array[1, 5],
        (authors, sessions, changes) => new TextChanged(
            [.. authors.Select(ParticipantId.Parse)],
            [.. sessions.Select(s => new NewSession(s.Item1, s.Item2, s.Item3))],
            [.. changes.Select(c => new AppliedChange(c.Item1 < 0 ? c.Item3 : -1, c.Item1, c.Item1 < 0 ? 0 : c.Item2, c.Item4, c.Item5))]));

    public static readonly TheoryData<Command> Commands =
    [
        new CreateDraft("Brief"), new CreateDraft("Brief", Desk.Insert("Text")), new RenameDraft(new Edit("A", "B", "C")), new SetDraftMode(DraftMode.Open, DraftMode.Suggesting),
        new ChangeText(7, TextChange.Build().Retain(3).Delete(2).Insert("x", TextAttributes.Of(("bold", true))).ToChange(), Suggest: true),
        new DecideSuggestions(true, 3), new DecideSuggestions(false, 3, "ada/1.1", ParticipantId.Parse("ada"), 1, 9),
        new AddComment(EntityId.Parse("c1"), 1, 2, 3, "Why?"), new ReplyToComment(EntityId.Parse("c1"), "So."), new ResolveComment(EntityId.Parse("c1"), false, true),
        new FreezeDraft(EntityId.Parse("f1"), "As sent", 9),
    ];

    [Theory, MemberData(nameof(Commands))]
    public void Command_is_read_back_as_it_was_written(Command command)
    {
        var (read, rejection) = Kind.Codec.DecodeCommand(Kind.Codec.NameOf(command).Name, Kind.Codec.Encode(command));
        Assert.Null(rejection);
        Assert.Equal(command, read);
    }

    public static readonly TheoryData<Event> OtherEvents =
    [
        new DraftCreated("Brief"), new DraftRenamed(new Edit("A", "B")), new DraftModeSet(DraftMode.Open, DraftMode.Closed),
        new CommentAdded(EntityId.Parse("c1"), 1, 2, "e", "Why?"), new CommentReplied(EntityId.Parse("c1"), "So."), new CommentResolved(EntityId.Parse("c1"), false, true),
        new DraftFrozen(EntityId.Parse("f1"), "As sent", 9),
    ];

    [Theory, MemberData(nameof(OtherEvents))]
    public void Event_is_read_back_as_it_was_written(Event happened) => Assert.Equal(happened, Again(happened));

    [Fact]
    public void Change_of_the_text_is_read_back_from_its_json_and_from_its_bytes() => Events.Sample(
        happened =>
        {
            Assert.Equal(happened, Again(happened));
            var bytes = TextChangedBinary.Read(happened.Binary.Span);
            Assert.Equal(happened.Changes.AsEnumerable(), bytes.Changes);
            Assert.Equal(happened.NewAuthors.AsEnumerable(), bytes.NewAuthors);
            Assert.Equal(happened.NewSessions.AsEnumerable(), bytes.NewSessions);
        }, iter: 500);

    [Fact]
    public void Damaged_bytes_are_an_error_of_their_own_or_another_change_and_never_anything_else() =>
        Gen.Select(Events, Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Int[0, 2]).Sample((happened, at, value, damage) =>
        {
            var bytes = happened.Binary.ToArray();
            var place = at % bytes.Length;
            var damaged = damage switch
            {
                0 => bytes[..place],
                1 => [.. bytes, value],
                _ => bytes.Select((b, i) => i == place ? value : b).ToArray(),
            };
            try
            {
                var read = TextChangedBinary.Read(damaged);
                Assert.True(damage == 2, "Bytes that are missing or too many were read.");
                Assert.Equal(read, TextChangedBinary.Read(TextChangedBinary.Write(read)));
            }
            catch (JsonException)
            {
            }
        }, iter: 2_000);

    [Theory]
    [InlineData("\"\""), InlineData("\"AA==\""), InlineData("\"not base64\""), InlineData("7"), InlineData("{}")]
    public void Payload_that_is_no_text_change_is_an_error(string json) =>
        Assert.ThrowsAny<JsonException>(() => Kind.Codec.DecodeEvent(TextChanged.Name, 1, Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("create-draft", "{}")]
    [InlineData("change-text", """{"revision":1,"change":{"ops":[{"insert":""}]},"surprise":1}""")]
    [InlineData("change-text", """{"revision":1,"change":{"ops":[{"retain":-1}]}}""")]
    [InlineData("change-text", """{"revision":1,"change":{"ops":7}}""")]
    [InlineData("change-text", """{"revision":1}""")]
    [InlineData("set-draft-mode", """{"was":"open","to":"shut"}""")]
    [InlineData("add-comment", """{"id":"c 1","revision":1,"from":0,"to":1,"body":"x"}""")]
    [InlineData("decide-suggestions", """{"accept":1,"revision":1}""")]
    public void Malformed_command_is_refused_with_a_sentence(string name, string json)
    {
        var (command, rejection) = Kind.Codec.DecodeCommand(name, Encoding.UTF8.GetBytes(json));
        Assert.Null(command);
        Assert.Equal(RejectionCode.Malformed, rejection!.Code);
        Assert.NotEmpty(rejection.Sentence);
    }

    private static Event Again(Event happened)
    {
        var (name, schema) = Kind.Codec.NameOf(happened);
        return Kind.Codec.DecodeEvent(name, schema, Kind.Codec.Encode(happened));
    }
}
