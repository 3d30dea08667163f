# Made by a machine. It needs checking by a person who speaks this language.
# "I want someone to contact me". Grade 5 at most, sentences of 20 words at most.

# Which council.
choose-title = Bạn muốn ai liên lạc với mình?
choose-lead = Hãy chọn hội đồng địa phương từng chăm sóc bạn. Rồi cho chúng tôi biết cách liên lạc với bạn.
choose-none = Ở đây chưa có hội đồng địa phương nào. Những nơi dưới đây có thể giúp bạn ngay bây giờ.

# The form.
title = Bạn muốn có người liên lạc với mình?
lead = Hãy cho chúng tôi biết cách liên lạc với bạn và lúc nào thì an toàn.
danger-title = Bạn đang gặp nguy hiểm?
danger-intro = Đừng chờ chúng tôi. Hãy gọi 999 trước.
open = Dự kiến sẽ có người đọc tin này trong vòng một giờ.
closed-today = Sẽ có người đọc tin này sau 9 giờ sáng nay. Trước lúc đó không có ai xem.
closed = Sẽ có người đọc tin này vào { $day }, sau 9 giờ sáng. Trước lúc đó không có ai xem.
slow = Vào ngày nghỉ lễ, có thể chậm thêm một ngày.
apart = Phần này không thuộc khảo sát. Nó không được lưu chung với câu trả lời của bạn.
name = Chúng tôi gọi bạn là gì?
name-hint = Tên nào bạn thích cũng được.
way = Chúng tôi liên lạc với bạn bằng cách nào?
way-call = Gọi điện cho tôi
way-text = Nhắn tin cho tôi
way-email = Gửi email cho tôi
way-other = Cách khác
reach = Số điện thoại hoặc email của bạn
reach-hint = Hoặc cho chúng tôi biết cách khác để tìm bạn. Hãy chọn cách mà không ai khác xem được.
time = Lúc nào thì an toàn?
time-hint = Ví dụ: “sau 4 giờ chiều, từ thứ Hai đến thứ Sáu”. Nếu lúc nào cũng được, bạn có thể để trống.
about = Bạn muốn nói về chuyện gì?
about-talk = Tôi muốn trò chuyện
about-safety = Tôi lo là mình không an toàn
about-council = Chuyện về nhân viên hỗ trợ của tôi hoặc về hội đồng địa phương
about-council-hint = Hội đồng địa phương của bạn sẽ không thấy tin này. Tin được gửi đến những người không làm việc ở đó.
words = Bạn có muốn nói thêm không?
words-hint = Không bắt buộc. Chỉ vài chữ cũng được.
send = Nhờ họ liên lạc với tôi
another = Không phải hội đồng địa phương của bạn? Chọn nơi khác

# Put right.
trouble-title = Một điều trước đã
name-missing = Hãy cho biết chúng tôi gọi bạn là gì. Tên nào cũng được.
way-missing = Hãy chọn cách để chúng tôi liên lạc với bạn.
reach-missing = Hãy ghi số điện thoại, email hoặc cách khác để tìm bạn.
reach-number = Số này có vẻ ngắn quá. Bạn kiểm tra lại nhé.
reach-email = Email này có vẻ chưa đúng. Email phải có dạng như name@example.org.
about-missing = Hãy chọn bạn muốn nói về chuyện gì.
too-long = Đoạn này dài { $length } ký tự. Hãy rút ngắn còn { $most } ký tự hoặc ít hơn.
too-often = Vừa rồi có quá nhiều tin được gửi từ đây. Hãy chờ một phút, rồi bấm nút lại.
too-large = Tin đó dài quá nên chúng tôi không đọc được. Hãy quay lại và viết ngắn hơn.
broken = Tin chưa đến được chỗ chúng tôi, và đó là lỗi của chúng tôi. Hãy chờ một phút, rồi bấm nút lại.

# After it is sent.
sent-title = Chúng tôi đã nhận được tin
sent-lead = Cảm ơn bạn đã nói cho chúng tôi biết. Nhờ người khác giúp là việc cần nhiều can đảm.
next-title = Tiếp theo sẽ thế nào
next-read = Có người đọc tin
next-read-outside = Một người không thuộc hội đồng địa phương của bạn đọc tin
next-contact = Họ liên lạc với bạn
next-contact-more = Họ làm theo cách bạn đã chọn, vào lúc bạn nói là an toàn.
next-else = Không ai quên tin của bạn
next-else-more = Nếu trong một giờ làm việc chưa có ai đọc, chúng tôi sẽ báo lại lần nữa. Khi đã có người đọc, ngày làm việc nào chúng tôi cũng hỏi, cho đến khi họ liên lạc với bạn.
again = Bạn ghi nhầm, hoặc có gì thay đổi? Hãy gửi lại một lần nữa.
again-link = Gửi lại một lần nữa
leave = Có người ở gần mà bạn không muốn họ thấy trang này? Nút “Thoát trang này” sẽ đưa bạn sang trang thời tiết.

# Help.
help-title = Nếu bạn muốn nói chuyện ngay bây giờ
help-samaritans = Samaritans
help-samaritans-about = Bất cứ lúc nào, về bất cứ chuyện gì.
help-shout = Shout
help-shout-about = Nhắn tin chữ SHOUT. Bất cứ lúc nào, miễn phí.
help-shelter = Shelter
help-shelter-about = Nếu bạn không có chỗ ở an toàn.
help-danger = Cảnh sát, cấp cứu, cứu hỏa
help-danger-about = Bất cứ lúc nào. Miễn phí, kể cả khi điện thoại hết tiền.
help-call = Gọi { $number }
help-text = Nhắn tin đến { $number }

# When a link leads nowhere.
lost-title = Chúng tôi không tìm thấy hội đồng địa phương đó
lost-lead = Có thể nơi đó chưa có ở đây, hoặc đường link bị hỏng. Bạn hãy tìm trong danh sách.
lost-list = Cho tôi xem danh sách
