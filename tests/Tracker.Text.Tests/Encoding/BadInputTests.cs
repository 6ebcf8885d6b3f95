using System.Text;
using Tracker.Testing;
using Tracker.Text.Tests.Reference;

namespace Tracker.Text.Tests.Encoding;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("{}")]
    [InlineData("""{"ops":null}""")]
    [InlineData("""{"ops":[],"more":1}""")]
    [InlineData("""{"ops":[],"ops":[]}""")]
    [InlineData("""[{}]""")]
    [InlineData("""[null]""")]
    [InlineData("""[{"insert":""}]""")]
    [InlineData("""[{"insert":3}]""")]
    [InlineData("""[{"insert":null}]""")]
    [InlineData("""[{"insert":["a"]}]""")]
    [InlineData("""[{"retain":0}]""")]
    [InlineData("""[{"retain":-1}]""")]
    [InlineData("""[{"retain":1.5}]""")]
    [InlineData("""[{"retain":1e400}]""")]
    [InlineData("""[{"retain":"1"}]""")]
    [InlineData("""[{"retain":{"image":"a"}}]""")]
    [InlineData("""[{"retain":268435456},{"delete":1}]""")]
    [InlineData("""[{"delete":1,"insert":"a"}]""")]
    [InlineData("""[{"delete":1,"attributes":{"bold":true}}]""")]
    [InlineData("""[{"insert":"a","attributes":[]}]""")]
    [InlineData("""[{"insert":"a","attributes":"bold"}]""")]
    [InlineData("""[{"insert":"a","attributes":{},"attributes":{}}]""")]
    [InlineData("""[{"insert":"a","color":"red"}]""")]
    [InlineData("""[{"insert":"a"}] []""")]
    [InlineData("""[{"insert":"a"},]""")]
    public void Json_that_is_no_change_is_a_problem(string json)
    {
        var (value, problem) = TextJson.Read(json);
        Assert.Null(value);
        Assert.NotEmpty(problem!.Sentence);
    }

    [Fact]
    public void Text_with_retains_is_a_problem() =>
        Assert.Equal("text-not-a-text", TextJson.ReadText("""[{"insert":"a"},{"retain":1,"attributes":{"bold":true}}]"""u8).Problem?.Code);

    [Fact]
    public void Bytes_of_another_format_or_of_a_length_that_is_not_there_are_a_problem()
    {
        Assert.Equal("text-binary-format", TextBinary.Read([]).Problem?.Code);
        Assert.Equal("text-binary-format", TextBinary.Read([2, 9, 65]).Problem?.Code);
        Assert.NotNull(TextBinary.Read([1, 0xF9, 0xFF, 0xFF, 0xFF, 0x07, 65]).Problem);
        Assert.NotNull(TextBinary.Read([1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).Problem);
    }

    [Fact]
    public void Random_and_damaged_bytes_are_read_or_refused_and_never_throw()
    {
        var arbitrary = new Arbitrary(Seeded.For(nameof(BadInputTests)));
        var read = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var change = i % 2 == 0 ? arbitrary.Document(5) : arbitrary.Change(40);
            var isJson = i % 4 < 2;
            var sound = isJson ? System.Text.Encoding.UTF8.GetBytes(TextJson.Text(change)) : TextBinary.Bytes(change);
            var bytes = i % 10 == 0 ? Noise(arbitrary.Random) : Damaged(sound, arbitrary.Random);
            var (value, problem) = isJson ? TextJson.Read(bytes) : TextBinary.Read(bytes);
            Assert.True(value is null != problem is null);
            if (value is null) continue;
            read++;
            Laws.Encodings.Check(value, RichText.Empty);
            _ = TextFormats.Draft.Check(value, RichText.FromPlain("😀 some text"));
            if (value.BaseLength <= 1000) RichText.FromPlain(new string('a', value.BaseLength)).Apply(value);
        }
        Assert.True(read > 1000, $"Only {read} damaged inputs could still be read.");
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        if (bytes.Length > 0 && random.Next(2) == 0) bytes[0] = 1;
        return bytes;
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (var i = random.Next(1, 4); i > 0 && list.Count > 0; i--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(5))
            {
                case 0: list[at] = (byte)random.Next(256); break;
                case 1: list[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: list.RemoveAt(at); break;
                case 3: list.Insert(at, list[random.Next(list.Count)]); break;
                default: list.RemoveRange(at, list.Count - at); break;
            }
        }
        return [.. list];
    }
}
