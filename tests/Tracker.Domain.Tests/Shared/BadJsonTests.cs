using System.Text;
using System.Text.Json;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Shared;

public sealed class BadJsonTests
{
    private static readonly string[] NotOurs = ["System.", "Tracker.", "JsonException", "$.", "LineNumber", ".NET", "deserializ", "type '"];

    [Theory]
    [InlineData("delegation", "set-due", """{"id":"t1","to":"soon"}""", "to", "'to' in 'set-due' must be a date written 2027-03-01.")]
    [InlineData("delegation", "set-due", """{"id":"t1","to":"2022-02-30"}""", "to", "'to' in 'set-due' must be a date written 2027-03-01.")]
    [InlineData("delegation", "add-note", """{"id":"n1","text":7}""", "text", "'text' in 'add-note' must be a text.")]
    [InlineData("delegation", "add-note", """{"id":"n1","text":null}""", "text", "'text' in 'add-note' must be a text, not null.")]
    [InlineData("delegation", "add-note", """{"id":"n1","text":"\ud800"}""", "text", "'text' in 'add-note' must be text in Unicode.")]
    [InlineData("delegation", "add-note", """{"id":"n1","text":"x","more":1}""", "more",
        "'more' in 'add-note' is not a known field.")]
    [InlineData("delegation", "add-note", """{"id":"n1","text":"x","a.b":1}""", "a.b",
        "'a.b' in 'add-note' is not a known field.")]
    [InlineData("delegation", "add-note", """{"id":"n1"}""", "text", "'text' in 'add-note' is missing.")]
    [InlineData("delegation", "add-note", """{"id":"n1","text":"x","TEXT":"y"}""", "TEXT", "'TEXT' in 'add-note' must appear only once.")]
    [InlineData("delegation", "add-note", """{"id":"n 1","text":"x"}""", "id",
        "'id' in 'add-note' must be letters, digits, '.', '-' and '_', at most 80 characters.")]
    [InlineData("delegation", "add-note", "[]", null, "'add-note' must be an object.")]
    [InlineData("delegation", "add-note", "null", null, "'add-note' must be an object, not null.")]
    [InlineData("delegation", "add-note", "", null, "'add-note' must be JSON, but is not from line 1, byte 1.")]
    [InlineData("delegation", "add-note", "{\n \"id\":}", null, "'add-note' must be JSON, but is not from line 2, byte 7.")]
    [InlineData("delegation", "add-note", """{"id":"n1",/* why */"text":"x"}""", null,
        "'add-note' must be JSON, but is not from line 1, byte 12.")]
    [InlineData(
        "delegation", "add-note", """{"id":"n1","text":"x",}""", null, "'add-note' must be JSON, but is not from line 1, byte 23.")]
    [InlineData(
        "delegation", "add-note", """{"id":"n1","text":"x"} {}""", null, "'add-note' must be JSON, but is not from line 1, byte 24.")]
    [InlineData("delegation", "add-note", """{"id":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""", null,
        "'add-note' must not be nested deeper than 16 levels.")]
    [InlineData("delegation", "concur", """{"point":"p1","textVersion":1.5}""", "textVersion",
        "'textVersion' in 'concur' must be a whole number from -2147483648 to 2147483647.")]
    [InlineData("delegation", "concur", """{"point":"p1","textVersion":1,"answer":"yes"}""", "answer",
        "'answer' in 'concur' must be one of abstain, concur, concur-with-comment, object, recuse.")]
    [InlineData("delegation", "edit-title", """{"title":{"was":"a","to":7}}""", "title.to", "'title.to' in 'edit-title' must be a text.")]
    [InlineData("delegation", "publish-position", """{"texts":["red-line",7]}""", "texts[1]", null)]
    [InlineData("delegation", "publish-position", """{"texts":7}""", "texts", "'texts' in 'publish-position' must be a list.")]
    [InlineData("work-item", "record-claim", """{"claim":{"statement":{"title":"T"}}}""", "claim.statement", null)]
    [InlineData("work-item", "record-claim", """{"claim":{"statement":{"kind":"gossip"}}}""", "claim.statement", null)]
    [InlineData("work-item", "record-claim", """{"claim":{"statement":{"kind":"titled"}}}""", "claim.statement.title",
        "'claim.statement.title' in 'record-claim' is missing.")]
    [InlineData("work-item", "record-claim", """{"claim":{"statement":{"more":1,"kind":"titled","title":"T"}}}""", "claim.statement.more", null)]
    [InlineData("draft", "change-text", """{"revision":1,"change":{"ops":[{"retain":-1}]}}""", "change", null)]
    [InlineData("delegation", "set-stance", """{"point":"p1","was":"not-yet","to":"against"}""", "to", null)]
    [InlineData("delegation", "set-stance", """{"point":"p1","was":"not-yet","to":"support, oppose"}""", "to", null)]
    [InlineData("delegation", "set-stance", """{"point":"p1","was":"not-yet","to":4}""", "to", null)]
    [InlineData("delegation", "set-stance", """{"point":"p1","was":"not-yet"}""", "to", null)]
    [InlineData("delegation", "set-stance", """{"point":null,"was":"not-yet","to":"oppose"}""", "point", null)]
    [InlineData("delegation", "set-stance", """{"point":"p1","was":"not-yet","to":"oppose","extra":1}""", "extra", null)]
    [InlineData("delegation", "concur", """{"point":"p1","textVersion":"1","answer":"concur"}""", "textVersion", null)]
    [InlineData("delegation", "publish-position", """{"point":"p1","partner":"partner/borduria","textVersion":1,"texts":null}""", "texts", null)]
    [InlineData("delegation", "publish-position", """{"point":"p1","partner":"partner/borduria","textVersion":1}""", "texts", null)]
    [InlineData("delegation", "add-to-roster", """{"id":"r1","participant":"Carl","name":"Carl","organization":"org/orion","role":"member"}""",
        "participant", null)]
    [InlineData("delegation", "add-note", "{", null, null)]
    [InlineData("work-item", "record-claim",
        """{"claim":{"id":"c1","statement":{"kind":"titled","title":"T"},"source":{"document":"D","quote":"q"},"valid":{"from":"2018-02-30"}}}""",
        "claim.valid.from",
        "'claim.valid.from' in 'record-claim' must be a date that exists, as year (2018), month (2018-08) or day (2018-08-31).")]
    [InlineData("work-item", "record-claim", """{"claim":{"id":"c1","statement":{"kind":"status","status":"Not A Status"}}}""",
        "claim.statement.status",
        "'claim.statement.status' in 'record-claim' must be a stage code such as 40.60 "
            + "or a status in lower-case words such as in-last-call, at most 40 characters.")]
    [InlineData("work-item", "record-claim", """{"claim":{"id":"c1","statement":{"kind":"titled","title":null}}}""", "claim.statement.title", null)]
    [InlineData("draft", "create-draft", "{}", "title", null)]
    [InlineData("draft", "change-text", """{"revision":1,"change":{"ops":[{"insert":""}]},"surprise":1}""", "change", null)]
    [InlineData("draft", "change-text", """{"revision":1,"change":{"ops":[{"insert":"x"}]},"surprise":1}""", "surprise", null)]
    [InlineData("draft", "change-text", """{"revision":1,"change":{"ops":7}}""", "change", null)]
    [InlineData("draft", "change-text", """{"revision":1}""", "change", null)]
    [InlineData("draft", "set-draft-mode", """{"was":"open","to":"shut"}""", "to", null)]
    [InlineData("draft", "add-comment", """{"id":"c 1","revision":1,"from":0,"to":1,"body":"x"}""", "id", null)]
    [InlineData("draft", "decide-suggestions", """{"accept":1,"revision":1}""", "accept", null)]
    public void Command_that_cannot_be_read_is_refused_in_our_words_with_its_field(string kind, string name, string json, string? field, string? sentence)
    {
        var (command, rejection) = TrackerKinds.All.Find(kind)!.Codec.DecodeCommand(name, Encoding.UTF8.GetBytes(json));
        Assert.Null(command);
        Assert.Equal((RejectionCode.Malformed, field), (rejection!.Code, rejection.Field));
        Assert.NotEmpty(rejection.Sentence);
        if (sentence is not null) Assert.Equal(sentence, rejection.Sentence);
        IsInOurWords(rejection);
    }

    [Fact]
    public void No_field_of_any_command_is_refused_in_words_that_are_not_ours()
    {
        string[] values = ["7", "1e99", "\"a b\"", "\"\\ud800\"", "null", "true", "{}", "[]", "[7]", "[null]", "[{}]", "{\"x y\":7}", "{\"kind\":\"titled\"}",
            "{\"ops\":[7]}", "{\"$id\":\"1\"}", "[[]]"];
        foreach (var kind in TrackerKinds.All.All)
            foreach (var (name, type) in kind.Codec.Commands)
                foreach (var member in type.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Append("$type").Append("\\ud800"))
                    foreach (var value in values)
                        if (kind.Codec.DecodeCommand(name, Encoding.UTF8.GetBytes($"{{\"{member}\":{value}}}")).Rejection is { } rejection)
                            IsInOurWords(rejection);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_in_our_words()
    {
        foreach (byte[] bytes in new byte[][] { [0xff], [0x22, 0xff, 0x22], [.. "{\""u8, 0xff, .. "\":1}"u8], [.. "{\"id\":\""u8, 0xff, .. "\"}"u8],
            [.. "{\"text\":\""u8, 0xff, .. "\"}"u8] })
            IsInOurWords(TrackerKinds.All.Find("delegation")!.Codec.DecodeCommand("add-note", bytes).Rejection!);
    }

    [Theory]
    [InlineData("texts'].x"), InlineData("texts'][99999999999]"), InlineData("['texts']"), InlineData("texts\\"), InlineData("")]
    public void Name_that_looks_like_a_path_is_no_field(string name)
    {
        var json = $$"""{"texts":["red-line"],"{{name}}":1}""";
        IsInOurWords(TrackerKinds.All.Find("delegation")!.Codec.DecodeCommand(
            "publish-position", Encoding.UTF8.GetBytes(json)).Rejection! with { Field = null });
    }

    private static void IsInOurWords(Rejection rejection)
    {
        Assert.Equal(RejectionCode.Malformed, rejection.Code);
        foreach (var word in NotOurs) Assert.DoesNotContain(word, rejection.Sentence + rejection.Field, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("something else", rejection.Sentence, StringComparison.Ordinal);
    }
}
