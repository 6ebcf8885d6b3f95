using System.Text;
using System.Text.Json;
using CsCheck;
using Tracker.Domain.Drafts;

namespace Tracker.Domain.Tests.Drafts;

public sealed class DraftCodecTests
{
    [Fact]
    public void Change_of_the_text_is_read_back_from_its_bytes() => TextChanges.Committed.Sample(
        happened =>
        {
            var bytes = TextChangedBinary.Read(happened.Binary.Span);
            Assert.Equal(happened.Changes.AsEnumerable(), bytes.Changes);
            Assert.Equal(happened.NewAuthors.AsEnumerable(), bytes.NewAuthors);
            Assert.Equal(happened.NewSessions.AsEnumerable(), bytes.NewSessions);
        }, iter: 500);

    [Fact]
    public void Damaged_bytes_are_an_error_of_their_own_or_another_change_and_never_anything_else() =>
        Gen.Select(TextChanges.Committed, Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Int[0, 2]).Sample((happened, at, value, damage) =>
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
        Assert.ThrowsAny<JsonException>(() => Desk.Kind.Codec.DecodeEvent(TextChanged.Name, 1, Encoding.UTF8.GetBytes(json)));
}
