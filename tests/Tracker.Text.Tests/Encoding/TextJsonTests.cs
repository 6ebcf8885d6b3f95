using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Text.Tests.Encoding;

public sealed class TextJsonTests
{
    [Theory]
    [InlineData("""{"ops":[]}""")]
    [InlineData("""{"ops":[{"retain":3},{"insert":"\"\\\b\f\n\r\t\u0001/é日😀","attributes":"""
        + """{"bold":true,"size":0.5,"big":1e+21,"small":1.5e-7,"none":null}},{"delete":2}]}""")]
    [InlineData("""{"ops":[{"insert":{"image":"a","alt":[1,{"b":2}]}},{"insert":"\ud83d"},{"insert":"x","attributes":{"o":{"b":1,"a":[]}}}]}""")]
    public void Json_of_quill_is_written_as_it_was_read(string json) => Assert.Equal(json, TextJson.Text(TextJson.Read(json).Value!));

    [Fact]
    public void Escaped_input_and_numbers_in_other_notations_mean_the_same() =>
        Assert.Equal("""[{"insert":"aé😀/","attributes":{"header":1}},{"retain":5,"attributes":{"bold":null}}]""",
            TextJson.Text(TextJson.Read("""
                [{"attributes":{"header":1.0},"insert":"\u0061\u00e9\uD83D\uDE00\/"},{"retain":5e0,"attributes":{"bold":null}}]
                """).Value!, bare: true));

    [Fact]
    public void Change_and_text_sit_in_records()
    {
        var change = TextChange.Build().Retain(2).Insert("\ud83d\"é").ToChange();
        var record = new Holder("x", change, RichText.FromPlain("text"));
        var json = JsonSerializer.Serialize(record, HolderJson.Default.Holder);
        Assert.Equal("""{"Name":"x","Change":{"ops":[{"retain":2},{"insert":"\ud83d\"é"}]},"Text":{"ops":[{"insert":"text"}]}}""", json);
        Assert.Equal(record, JsonSerializer.Deserialize(json, HolderJson.Default.Holder));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"Name":"x","Change":{"ops":[{"retain":0}]}}""", HolderJson.Default.Holder));
    }

    [Fact]
    public void One_word_in_a_long_text_takes_thirteen_bytes() =>
        Assert.Equal(13, TextBinary.Bytes(TextChange.Build().Retain(30_000).Insert("eight ch").ToChange()).Length);
}

public sealed record Holder(string Name, TextChange Change, RichText? Text = null);

[JsonSerializable(typeof(Holder))]
internal sealed partial class HolderJson : JsonSerializerContext;
